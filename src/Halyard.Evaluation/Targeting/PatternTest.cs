using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Halyard.Evaluation.Targeting;

/// <summary><c>matches</c>: a regular expression is found anywhere in the text. One that cannot be used is never found.</summary>
internal sealed class PatternTest(ImmutableArray<FlagValue> values) : ValueTest
{
    // The framework refuses automata of more than 10,000 states, but only after work that grows faster than the pattern.
    private const int LengthLimit = 10_000;

    // Linear still leaves room for a pattern that needs a millisecond for every character.
    private static readonly TimeSpan MatchLimit = TimeSpan.FromSeconds(1);

    // Built when first asked for: it takes longer than all the rest of a flag, and most flags are never evaluated in this process.
    private readonly Lazy<Regex?>[] _patterns =
    [
        .. values.Select(static value => value.AsString).OfType<string>()
            .Select(static pattern => new Lazy<Regex?>(() => Build(pattern).Regex)),
    ];

    public override bool Matches(FlagValue value)
    {
        if (value.AsString is not { } text)
        {
            return false;
        }

        foreach (var pattern in _patterns)
        {
            if (pattern.Value is { } regex && IsMatch(regex, text))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Why a pattern cannot be used; null when it can.</summary>
    public static string? ErrorOf(string pattern) => Build(pattern).Error;

    private static bool IsMatch(Regex regex, string text)
    {
        try
        {
            return regex.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }

    private static (Regex? Regex, string? Error) Build(string pattern)
    {
        if (pattern.Length > LengthLimit)
        {
            return (null, $"The pattern has {pattern.Length} characters; {LengthLimit} are allowed.");
        }

        try
        {
            // Linear in the length of the text, whatever the pattern. It knows neither lookarounds nor back-references, nor does RE2.
            return (new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, MatchLimit), null);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            return (null, exception.Message);
        }
    }
}
