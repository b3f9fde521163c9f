using System.Collections.Immutable;

using Halyard.Evaluation.Flags;

namespace Halyard.Api.Flags;

/// <summary>Conditions in words: <c>user country is one of "CH", "AT"</c>.</summary>
public static class ClauseWords
{
    private const int MostValues = 5;

    public static string All(ImmutableArray<NewClause> clauses) =>
        clauses.IsEmpty ? "anybody" : string.Join(" and ", clauses.Select(static clause => Of(clause)));

    public static string Of(NewClause clause) => Of(clause.ContextKind, clause.Attribute, clause.Op, clause.Negate, clause.Values);

    public static string Of(TargetingClause clause) => Of(clause.ContextKind, clause.Attribute, clause.Op, clause.Negate, clause.Values);

    /// <summary>An operator in words.</summary>
    public static string Operator(string op, bool negate) => (op, negate) switch
    {
        (Operators.In, false) => "is one of",
        (Operators.In, true) => "is not one of",
        (Operators.StartsWith, false) => "starts with",
        (Operators.StartsWith, true) => "does not start with",
        (Operators.EndsWith, false) => "ends with",
        (Operators.EndsWith, true) => "does not end with",
        (Operators.Contains, false) => "contains",
        (Operators.Contains, true) => "does not contain",
        (Operators.Matches, false) => "matches",
        (Operators.Matches, true) => "does not match",
        (Operators.LessThan, _) => Not(negate) + "<",
        (Operators.LessThanOrEqual, _) => Not(negate) + "≤",
        (Operators.GreaterThan, _) => Not(negate) + ">",
        (Operators.GreaterThanOrEqual, _) => Not(negate) + "≥",
        (Operators.Before, false) => "is before",
        (Operators.Before, true) => "is not before",
        (Operators.After, false) => "is after",
        (Operators.After, true) => "is not after",
        (Operators.SemVerEqual, _) => Not(negate) + "version =",
        (Operators.SemVerLessThan, _) => Not(negate) + "version <",
        (Operators.SemVerGreaterThan, _) => Not(negate) + "version >",
        (Operators.SegmentMatch, false) => "is in segment",
        (Operators.SegmentMatch, true) => "is not in segment",
        _ => Not(negate) + op,
    };

    /// <summary>The first values, and how many more there are.</summary>
    public static string Values(ImmutableArray<FlagValue> values)
    {
        var shown = string.Join(", ", values.Take(MostValues).Select(static value => ServingWords.Value(value)));
        return values.Length <= MostValues ? shown : $"{shown} and {values.Length - MostValues} more";
    }

    private static string Of(string? kind, string? attribute, string op, bool negate, ImmutableArray<FlagValue> values) =>
        op == Operators.SegmentMatch
            ? $"{Operator(op, negate)} {Values(values)}"
            : $"{(string.IsNullOrEmpty(kind) ? Context.DefaultKind : kind)} {attribute} {Operator(op, negate)} {Values(values)}";

    private static string Not(bool negate) => negate ? "not " : "";
}
