using System.Globalization;
using System.Text.RegularExpressions;

using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;

namespace Halyard.Server.Dashboard.Targeting;

/// <summary>Clauses as people write and read them.</summary>
internal static class ClauseForms
{
    // Attributes that every context keeps as text: digits typed for them are no number.
    private static readonly string[] TextAttributes = ["key", "name", "kind", "email", "firstName", "lastName", "ip", "country", "avatar"];

    public static TargetingClause New() => new() { Id = Guid.NewGuid().ToString(), ContextKind = Context.DefaultKind, Op = Operators.In };

    /// <summary>The clause with another operator; values that the new one cannot take go.</summary>
    public static TargetingClause WithOperator(TargetingClause clause, string op) => op == Operators.SegmentMatch || clause.Op == Operators.SegmentMatch
        ? clause with { Op = op, Values = [], Attribute = "", ContextKind = op == Operators.SegmentMatch ? "" : Context.DefaultKind }
        : clause with { Op = op, Values = [.. clause.Values.Where(value => Takes(op, value))] };

    /// <summary>
    /// What typed text stands for. Where any type can be compared, <c>42</c> is a number, <c>true</c> a boolean, and <c>"42"</c> in quotes is text.
    /// Null when the operator cannot compare with it.
    /// </summary>
    public static FlagValue? Parse(TargetingClause clause, string text)
    {
        var value = clause.Op switch
        {
            Operators.In when TextAttributes.Contains(clause.Attribute) => FlagValue.Of(text),
            Operators.In or Operators.Before or Operators.After => FlagValue.TryParse(text, out var json) && json.Kind is FlagValueKind.Bool or FlagValueKind.Number or FlagValueKind.String
                ? json
                : FlagValue.Of(text),
            _ when IsNumeric(clause.Op) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? FlagValue.Of(number) : FlagValue.Null,
            _ => FlagValue.Of(text),
        };
        return Takes(clause.Op, value) ? value : null;
    }

    /// <summary>The text that <see cref="Parse"/> reads as this value.</summary>
    public static string Show(TargetingClause clause, FlagValue value) =>
        value.Kind != FlagValueKind.String || Parse(clause, value.AsString!) != value ? value.ToJson() : value.AsString!;

    public static bool IsNumeric(string op) =>
        op is Operators.LessThan or Operators.LessThanOrEqual or Operators.GreaterThan or Operators.GreaterThanOrEqual;

    public static bool IsVersion(string op) => op is Operators.SemVerEqual or Operators.SemVerLessThan or Operators.SemVerGreaterThan;

    private static bool Takes(string op, FlagValue value) => op switch
    {
        Operators.In => !value.IsNull,
        Operators.Before or Operators.After => value.Kind == FlagValueKind.Number
            || DateTimeOffset.TryParse(value.AsString, CultureInfo.InvariantCulture, out _),
        Operators.Matches => value.Kind == FlagValueKind.String && IsPattern(value.AsString!),
        _ when IsNumeric(op) => value.Kind == FlagValueKind.Number,
        _ when IsVersion(op) => value.Kind == FlagValueKind.String && char.IsAsciiDigit(value.AsString!.FirstOrDefault()),
        _ => value.Kind == FlagValueKind.String && value.AsString!.Length > 0,
    };

    private static bool IsPattern(string text)
    {
        try
        {
            _ = new Regex(text, RegexOptions.NonBacktracking);
            return true;
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return false;
        }
    }
}
