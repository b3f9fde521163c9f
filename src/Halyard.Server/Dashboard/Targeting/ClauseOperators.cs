using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;

namespace Halyard.Server.Dashboard.Targeting;

/// <summary>Operators as people choose them: each with its negation beside it, which is written with an exclamation mark.</summary>
internal static class ClauseOperators
{
    public static readonly string[] All =
    [
        .. new[]
        {
            Operators.In, Operators.SegmentMatch, Operators.StartsWith, Operators.EndsWith, Operators.Contains, Operators.Matches,
            Operators.LessThan, Operators.LessThanOrEqual, Operators.GreaterThan, Operators.GreaterThanOrEqual,
            Operators.Before, Operators.After, Operators.SemVerEqual, Operators.SemVerLessThan, Operators.SemVerGreaterThan,
        }.SelectMany(static op => new[] { op, "!" + op }),
    ];

    public static string Code(TargetingClause clause) => clause.Negate ? "!" + clause.Op : clause.Op;

    public static TargetingClause Apply(TargetingClause clause, string code)
    {
        var op = code.TrimStart('!');
        var changed = op == clause.Op ? clause : ClauseForms.WithOperator(clause, op);
        return changed with { Negate = code.StartsWith('!') };
    }

    /// <summary>The name of the text that says what to type.</summary>
    public static string Hint(string op) => op switch
    {
        Operators.SegmentMatch => "HintSegment",
        Operators.Matches => "HintPattern",
        Operators.Before or Operators.After => "HintMoment",
        _ when ClauseForms.IsNumeric(op) => "HintNumber",
        _ when ClauseForms.IsVersion(op) => "HintVersion",
        _ => "HintValues",
    };

    /// <summary>The name of the text that says why something typed is no value.</summary>
    public static string Refusal(string op) => op switch
    {
        Operators.Matches => "NotAPattern",
        Operators.Before or Operators.After => "NotAMoment",
        _ when ClauseForms.IsNumeric(op) => "NotANumberValue",
        _ when ClauseForms.IsVersion(op) => "NotAVersion",
        _ => "NotAValue",
    };
}
