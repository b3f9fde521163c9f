using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Halyard.Server.Hosting;

/// <summary>
/// The parameter <c>filter</c> in the operator syntax: <c>tags anyOf ["beta","ops"],unbounded equals true,query equals "dark"</c>. A comma
/// outside of brackets and quotes is <em>and</em>. Names that a list does not know are ignored.
/// </summary>
internal sealed partial class OperatorFilter
{
    private readonly ImmutableArray<FilterTerm> _terms;

    private OperatorFilter(ImmutableArray<FilterTerm> terms) => _terms = terms;

    /// <summary>Whether the text has this syntax and not that of <see cref="ListFilter"/>.</summary>
    public static bool IsMeant(string text) => Term().IsMatch(text);

    public static Result<OperatorFilter> Parse(string text)
    {
        var terms = ImmutableArray.CreateBuilder<FilterTerm>();
        foreach (var part in Split(text))
        {
            if (Term().Match(part) is not { Success: true } match || Read(match.Groups["value"].Value.Trim()) is not { } value)
            {
                return Refusal.Invalid(
                    "filter", $"The filter '{part.Trim()}' cannot be read. Write it as in: tags anyOf [\"beta\"],query equals \"dark\".");
            }

            terms.Add(new FilterTerm(match.Groups["name"].Value, match.Groups["op"].Value, value));
        }

        return new OperatorFilter(terms.ToImmutable());
    }

    /// <summary>The value that a field must equal or contain; null when it is not asked for.</summary>
    public FlagValue? Find(string name) => _terms.FirstOrDefault(term => term.Name == name && term.Op is "equals" or "contains")?.Value;

    /// <summary>The values of which one must be met, as in <c>tags anyOf ["a","b"]</c>.</summary>
    public IReadOnlyList<string> AnyOf(string name) =>
    [
        .. _terms
            .Where(term => term.Name == name && term.Op is "anyOf" or "equals" or "contains")
            .SelectMany(static term => term.Value.Kind == FlagValueKind.Array ? term.Value.Items : [term.Value])
            .Select(static value => value.AsString)
            .OfType<string>(),
    ];

    private static IEnumerable<string> Split(string text)
    {
        var (start, depth, isQuoted) = (0, 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\\' when isQuoted:
                    i++;
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case '[' or '{' or '(' when !isQuoted:
                    depth++;
                    break;
                case ']' or '}' or ')' when !isQuoted:
                    depth--;
                    break;
                case ',' when !isQuoted && depth == 0:
                    yield return text[start..i];
                    start = i + 1;
                    break;
            }
        }

        yield return text[start..];
    }

    // JSON, or a bare word where somebody forgot the quotes.
    private static FlagValue? Read(string text)
    {
        if (FlagValue.TryParse(text, out var value))
        {
            return value;
        }

        return BareWord().IsMatch(text) ? FlagValue.Of(text) : (FlagValue?)null;
    }

    [GeneratedRegex(
        @"^\s*(?<name>[\w.]+)\s+(?<op>equals|notEquals|anyOf|contains|exists|startsWith|before|after)\s+(?<value>.+)$",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Term();

    [GeneratedRegex(@"^[\w.\-@]+\z")]
    private static partial Regex BareWord();

    private sealed record FilterTerm(string Name, string Op, FlagValue Value);
}
