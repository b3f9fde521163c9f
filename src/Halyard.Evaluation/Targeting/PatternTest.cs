using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Halyard.Evaluation.Targeting;

/// <summary><c>matches</c>: a regular expression is found anywhere in the text. One that cannot be used is never found.</summary>
internal sealed class PatternTest(ImmutableArray<FlagValue> values) : ValueTest
{
    // Built when first asked for: it takes longer than all the rest of a flag, and most flags are never evaluated in this process.
    private readonly Lazy<Regex?>[] _patterns =
        [.. values.Select(static value => value.AsString).OfType<string>().Select(static pattern => new Lazy<Regex?>(() => TryBuild(pattern)))];

    public override bool Matches(FlagValue value)
    {
        if (value.AsString is not { } text)
        {
            return false;
        }

        foreach (var pattern in _patterns)
        {
            if (pattern.Value?.IsMatch(text) == true)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Why a pattern cannot be used; null when it can.</summary>
    public static string? ErrorOf(string pattern)
    {
        try
        {
            _ = Build(pattern);
            return null;
        }
        catch (Exception exception) when (IsUnusable(exception))
        {
            return exception.Message;
        }
    }

    private static Regex? TryBuild(string pattern)
    {
        try
        {
            return Build(pattern);
        }
        catch (Exception exception) when (IsUnusable(exception))
        {
            return null;
        }
    }

    // Linear in the length of the text, whatever the pattern. It knows neither lookarounds nor back-references, nor does RE2.
    private static Regex Build(string pattern) => new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static bool IsUnusable(Exception exception) => exception is ArgumentException or NotSupportedException;
}
