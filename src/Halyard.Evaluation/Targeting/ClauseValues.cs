using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Targeting;

/// <summary>Tells which values an operator can use. Those it cannot are never matched, so whoever writes a clause wants to know.</summary>
public static class ClauseValues
{
    private const int Shown = 64;

    /// <summary>What is wrong with a clause's value.</summary>
    /// <param name="op">See <see cref="Operators"/>.</param>
    /// <param name="value">One of the clause's values.</param>
    /// <returns>A sentence that says the remedy; null when the operator can use the value.</returns>
    public static string? ErrorOf(string op, FlagValue value) => op switch
    {
        Operators.In => value.Kind is FlagValueKind.Bool or FlagValueKind.Number or FlagValueKind.String
            ? null
            : Wrong(op, value, "must be text, a number or a boolean"),
        Operators.StartsWith or Operators.EndsWith or Operators.Contains =>
            value.AsString is null ? Wrong(op, value, "must be text") : null,
        Operators.Matches => value.AsString is { } pattern
            ? WrongPattern(value, PatternTest.ErrorOf(pattern))
            : Wrong(op, value, "must be a regular expression, as text"),
        Operators.LessThan or Operators.LessThanOrEqual or Operators.GreaterThan or Operators.GreaterThanOrEqual =>
            value.Kind == FlagValueKind.Number ? null : Wrong(op, value, "must be a number, without quotation marks"),
        Operators.Before or Operators.After => Moment.Of(value) is null
            ? Wrong(op, value, "must be a moment, as in \"2026-01-31T12:00:00Z\", or Unix milliseconds as a number")
            : null,
        Operators.SemVerEqual or Operators.SemVerLessThan or Operators.SemVerGreaterThan => SemanticVersion.Parse(value.AsString) is null
            ? Wrong(op, value, "must be a version, as in \"2.1.0\"")
            : null,
        Operators.SegmentMatch => string.IsNullOrEmpty(value.AsString) ? Wrong(op, value, "must be the key of a segment") : null,
        _ => $"There is no operator '{op}'.",
    };

    private static string? WrongPattern(FlagValue value, string? error) =>
        error is null ? null : Wrong(Operators.Matches, value, $"must be a regular expression that takes linear time: {error}");

    private static string Wrong(string op, FlagValue value, string rule)
    {
        var json = value.ToJson();
        return $"A value of '{op}' is {(json.Length <= Shown ? json : json[..Shown] + "…")}; it {rule}{(rule.EndsWith('.') ? "" : ".")}";
    }
}
