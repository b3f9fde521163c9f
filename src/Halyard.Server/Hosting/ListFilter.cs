using System.Collections.Immutable;

namespace Halyard.Server.Hosting;

/// <summary>
/// The parameter <c>filter</c> in the colon syntax: <c>query:dark-mode,tags:beta+test,keys:a|b,creationDate:{"after":1690527600000}</c>. A
/// comma is <em>and</em>, except inside braces. Names that a list does not know are ignored.
/// </summary>
internal sealed class ListFilter
{
    private readonly ImmutableDictionary<string, string> _terms;

    private ListFilter(ImmutableDictionary<string, string> terms) => _terms = terms;

    public static ListFilter Read(HttpRequest request) => Parse(request.Query["filter"].ToString());

    public static ListFilter Parse(string text)
    {
        var terms = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var term in Split(text))
        {
            var colon = term.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
            {
                terms[term[..colon].Trim()] = term[(colon + 1)..].Trim();
            }
        }

        return new ListFilter(terms.ToImmutable());
    }

    /// <summary>The value of a term; null when it is not asked for.</summary>
    public string? Find(string name) => _terms.GetValueOrDefault(name);

    /// <summary>The values of a term that must all be met, as in <c>tags:beta+test</c>.</summary>
    public IReadOnlyList<string> AllOf(string name) => Values(name, '+');

    /// <summary>The values of a term one of which must be met, as in <c>keys:a|b</c>.</summary>
    public IReadOnlyList<string> AnyOf(string name) => Values(name, '|');

    private static IEnumerable<string> Split(string text)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '{' or '(' => 1, '}' or ')' => -1, _ => 0 };
            if (text[i] == ',' && depth == 0)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }

    private string[] Values(string name, char separator) =>
        Find(name)?.Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
