namespace Halyard.Evaluation.Targeting;

/// <summary>
/// Hands out one reference for the same attribute, so that a data set that asks for <c>country</c> ten thousand times parses it once.
/// </summary>
internal sealed class ReferencePool
{
    private readonly Dictionary<string, AttributeReference> _names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AttributeReference> _paths = new(StringComparer.Ordinal);

    /// <summary>Without a context kind the text is old, and a plain name (protocol §1.1).</summary>
    public AttributeReference Get(string? contextKind, string text)
    {
        var isName = string.IsNullOrEmpty(contextKind);
        var pool = isName ? _names : _paths;
        if (!pool.TryGetValue(text, out var reference))
        {
            reference = isName ? AttributeReference.FromLiteral(text) : AttributeReference.Parse(text);
            pool.Add(text, reference);
        }

        return reference;
    }
}
