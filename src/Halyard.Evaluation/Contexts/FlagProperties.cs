using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Halyard.Evaluation.Contexts;

/// <summary>A small immutable map from names to values that keeps their order: an object value, or the attributes of a context.</summary>
/// <remarks>
/// A look-up compares the name's hash with all hashes at once (a vectorised search) and one string; up to a few dozen names that beats
/// a dictionary, and the hash of a compiled flag's attribute is known beforehand. Larger maps keep a dictionary beside.
/// </remarks>
internal sealed class FlagProperties : IReadOnlyDictionary<string, FlagValue>, IEquatable<FlagProperties>
{
    public static readonly FlagProperties Empty = new([], [], null);

    private const int ScanLimit = 64;
    private const int PlainScanLimit = 8;

    private readonly string[] _names;
    private readonly FlagValue[] _values;
    private readonly int[] _hashes;
    private readonly Dictionary<string, int>? _index;

    internal FlagProperties(string[] names, FlagValue[] values, Dictionary<string, int>? index)
    {
        _names = names;
        _values = values;
        _index = index;
        _hashes = index is null ? Array.ConvertAll(names, static name => HashOf(name)) : [];
        var deepest = 0;
        foreach (var value in values)
        {
            deepest = Math.Max(deepest, value.Depth);
        }

        Depth = deepest + 1;
    }

    public int Depth { get; }

    public int Count => _names.Length;

    public IEnumerable<string> Keys => _names.AsReadOnly();

    public IEnumerable<FlagValue> Values => _values.AsReadOnly();

    public FlagValue this[string key] => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no '{key}'.");

    public static FlagProperties From(IEnumerable<KeyValuePair<string, FlagValue>> properties)
    {
        var builder = new FlagPropertiesBuilder();
        foreach (var (name, value) in properties)
        {
            builder.Set(name, value);
        }

        return builder.Build();
    }

    public static FlagProperties From(ReadOnlySpan<(string Name, FlagValue Value)> properties)
    {
        var builder = new FlagPropertiesBuilder();
        foreach (var (name, value) in properties)
        {
            builder.Set(name, value);
        }

        return builder.Build();
    }

    public static int HashOf(string name) => name.GetHashCode(StringComparison.Ordinal);

    public static bool NeedsIndex(int count) => count > ScanLimit;

    public bool ContainsKey(string key) => TryGetValue(key, out _);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out FlagValue value) => TryGetValue(key, HashOf(key), out value);

    public bool TryGetValue(string name, int hash, out FlagValue value)
    {
        // Plainly, for the few names that most contexts have.
        var hashes = _hashes;
        if (hashes.Length > PlainScanLimit || _index is not null)
        {
            return TryFindAmongMany(name, hash, out value);
        }

        for (var i = 0; i < hashes.Length; i++)
        {
            if (hashes[i] == hash && _names[i] == name)
            {
                value = _values[i];
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>The property at a position, in the order they were given.</summary>
    public KeyValuePair<string, FlagValue> At(int index) => new(_names[index], _values[index]);

    public IEnumerator<KeyValuePair<string, FlagValue>> GetEnumerator()
    {
        for (var i = 0; i < _names.Length; i++)
        {
            yield return At(i);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(FlagProperties? other)
    {
        if (other is null || other.Count != Count)
        {
            return false;
        }

        for (var i = 0; i < _names.Length; i++)
        {
            if (!other.TryGetValue(_names[i], out var value) || value != _values[i])
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as FlagProperties);

    public override int GetHashCode()
    {
        // A sum, because the order does not matter.
        var hash = 0;
        for (var i = 0; i < _names.Length; i++)
        {
            hash += HashCode.Combine(_names[i], _values[i]);
        }

        return hash;
    }

    private bool TryFindAmongMany(string name, int hash, out FlagValue value)
    {
        var index = _index is null ? Scan(name, hash) : _index.GetValueOrDefault(name, -1);
        value = index < 0 ? default : _values[index];
        return index >= 0;
    }

    private int Scan(string name, int hash)
    {
        for (var from = 0; ;)
        {
            var offset = _hashes.AsSpan(from).IndexOf(hash);
            if (offset < 0)
            {
                return -1;
            }

            if (_names[from + offset] == name)
            {
                return from + offset;
            }

            from += offset + 1;
        }
    }
}
