using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Targeting;
using Halyard.Server.Hosting;

namespace Halyard.Server.Targeting;

/// <summary>What a clause must be like, of a flag or a segment: one that could never match is refused when it is written.</summary>
internal static class ClauseChecks
{
    public const int MaxValues = 10_000;

    // The order in which a refusal lists them.
    private static readonly ImmutableArray<string> Known =
    [
        Operators.In, Operators.StartsWith, Operators.EndsWith, Operators.Contains, Operators.Matches,
        Operators.LessThan, Operators.LessThanOrEqual, Operators.GreaterThan, Operators.GreaterThanOrEqual,
        Operators.Before, Operators.After, Operators.SemVerEqual, Operators.SemVerLessThan, Operators.SemVerGreaterThan,
        Operators.SegmentMatch,
    ];

    /// <summary>Null when the clause is sound; else the refusal, whose field is a member of the clause.</summary>
    public static Refusal? Check(NewClause clause) =>
        CheckOperator(clause.Op)
        ?? CheckSubject(clause)
        ?? CheckValues(clause.Op, clause.Values);

    /// <summary>Null when the operator can use every value, and there are neither none nor too many.</summary>
    public static Refusal? CheckValues(string op, ImmutableArray<FlagValue> values)
    {
        if (CheckCount(values) is { } refusal)
        {
            return refusal;
        }

        for (var i = 0; i < values.Length; i++)
        {
            if (ClauseValues.ErrorOf(op, values[i]) is { } error)
            {
                return Refusal.Invalid($"values[{i}]", error);
            }
        }

        return null;
    }

    public static Refusal? CheckCount(ImmutableArray<FlagValue> values) => values.Length switch
    {
        0 => Refusal.Invalid("values", "'values' must have at least one value."),
        > MaxValues => Refusal.Invalid(
            "values",
            $"The clause has {values.Length:N0} values; it can have {MaxValues:N0}. Put the rest into another rule or a segment."),
        _ => null,
    };

    /// <summary>Null when the text addresses an attribute. Where the context kind is empty the text is a plain name.</summary>
    public static Refusal? CheckAttribute(string field, string? contextKind, string? attribute)
    {
        var reference = contextKind is "" ? AttributeReference.FromLiteral(attribute) : AttributeReference.Parse(attribute);
        return reference.Error is { } error
            ? Refusal.Invalid(field, $"{error} Name an attribute, as in 'country', or a path into one, as in '/address/city'.")
            : null;
    }

    // A segment says itself which contexts it is about.
    private static Refusal? CheckSubject(NewClause clause) => clause.Op == Operators.SegmentMatch
        ? null
        : CheckAttribute("attribute", clause.ContextKind, clause.Attribute) ?? KindName.Check("contextKind", clause.ContextKind);

    private static Refusal? CheckOperator(string op) => Known.Contains(op)
        ? null
        : Refusal.Invalid("op", $"There is no operator '{op}'. There are: {string.Join(", ", Known)}.");
}
