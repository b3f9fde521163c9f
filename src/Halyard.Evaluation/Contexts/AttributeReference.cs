using Halyard.Evaluation.Contexts;

namespace Halyard;

/// <summary>
/// Names an attribute of a context, or a property inside one: <c>name</c>, <c>/address/city</c>, <c>/a~1b</c> for the name <c>a/b</c>.
/// </summary>
/// <remarks>
/// Text without a leading slash is an attribute's name as it stands. With one, slashes separate the steps of a path, <c>~1</c> stands for
/// a slash and <c>~0</c> for a tilde. A reference that cannot be read is not <see cref="IsValid"/> and addresses nothing. Immutable and
/// safe to share.
/// </remarks>
public sealed class AttributeReference : IEquatable<AttributeReference>
{
    private const string EmptyError = "The attribute reference is empty.";

    private readonly string _text;
    private readonly string[] _path;

    private AttributeReference(string text, string[] path, string? error)
    {
        _text = text;
        _path = path;
        Error = error;
        Name = path.Length == 0 ? "" : path[0];
        NameHash = FlagProperties.HashOf(Name);
        BuiltIn = path.Length == 1 ? BuiltInOf(Name) : BuiltInAttribute.None;
        IsPlain = path.Length == 1 && BuiltIn == BuiltInAttribute.None;
    }

    /// <summary>Whether the reference can address something.</summary>
    public bool IsValid => Error is null;

    /// <summary>What is wrong with the reference; null when it is valid.</summary>
    public string? Error { get; }

    /// <summary>How many steps the path has: 1 for a plain attribute, 0 when the reference is not valid.</summary>
    public int Depth => _path.Length;

    /// <summary>The name of the attribute, without escapes.</summary>
    internal string Name { get; }

    internal int NameHash { get; }

    internal BuiltInAttribute BuiltIn { get; }

    /// <summary>Whether this is the name of a custom attribute and no more, as nearly all are.</summary>
    internal bool IsPlain { get; }

    /// <summary>Reads a reference.</summary>
    /// <param name="text">A name, or a path that begins with a slash.</param>
    /// <returns>The reference; see <see cref="IsValid"/>.</returns>
    public static AttributeReference Parse(string? text)
    {
        if (string.IsNullOrEmpty(text) || text == "/")
        {
            return new(text ?? "", [], EmptyError);
        }

        if (text[0] != '/')
        {
            return new(text, [text], null);
        }

        var path = text[1..].Split('/');
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i].Length == 0)
            {
                return new(text, [], $"The attribute reference '{text}' has a double slash or ends with one.");
            }

            if (Unescape(path[i]) is not { } step)
            {
                return new(text, [], $"The attribute reference '{text}' has a '~' that is not followed by 0 or 1.");
            }

            path[i] = step;
        }

        return new(text, path, null);
    }

    /// <summary>A reference to the attribute of exactly this name, whatever characters it has.</summary>
    /// <param name="name">The name of an attribute.</param>
    /// <returns>The reference; not valid if the name is empty.</returns>
    public static AttributeReference FromLiteral(string? name) => name switch
    {
        null or "" => new("", [], EmptyError),
        ['/', ..] => new("/" + Escape(name), [name], null),
        _ => new(name, [name], null),
    };

    /// <summary>Whether both address the same: <c>name</c> and <c>/name</c> do.</summary>
    /// <param name="other">The other reference.</param>
    /// <returns>True when they are equal.</returns>
    public bool Equals(AttributeReference? other) =>
        other is not null && _path.AsSpan().SequenceEqual(other._path) && (IsValid || _text == other._text);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as AttributeReference);

    /// <inheritdoc/>
    public override int GetHashCode() => IsValid ? HashCode.Combine(Depth, Name, _path[^1]) : _text.GetHashCode(StringComparison.Ordinal);

    /// <summary>The reference as it was written.</summary>
    /// <returns>A name or a path.</returns>
    public override string ToString() => _text;

    /// <summary>One step of the path, without escapes.</summary>
    /// <param name="index">0 for the attribute itself.</param>
    /// <returns>A name.</returns>
    public string Step(int index) => _path[index];

    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private static string? Unescape(string step)
    {
        for (var i = step.IndexOf('~', StringComparison.Ordinal); i >= 0; i = step.IndexOf('~', i + 1))
        {
            if (i + 1 == step.Length || step[i + 1] is not ('0' or '1'))
            {
                return null;
            }
        }

        return step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
    }

    private static BuiltInAttribute BuiltInOf(string name) => name switch
    {
        "key" => BuiltInAttribute.Key,
        "kind" => BuiltInAttribute.Kind,
        "name" => BuiltInAttribute.Name,
        "anonymous" => BuiltInAttribute.Anonymous,
        _ => BuiltInAttribute.None,
    };
}
