using System.Collections;

namespace Halyard.Evaluation.Contexts;

/// <summary>The elements of an array value. Owns the array it is given.</summary>
internal sealed class FlagList : IReadOnlyList<FlagValue>, IEquatable<FlagList>
{
    public static readonly FlagList Empty = new([]);

    private readonly FlagValue[] _items;

    public FlagList(FlagValue[] items)
    {
        _items = items;
        var deepest = 0;
        foreach (var item in items)
        {
            deepest = Math.Max(deepest, item.Depth);
        }

        Depth = deepest + 1;
    }

    public int Depth { get; }

    public int Count => _items.Length;

    public FlagValue this[int index] => _items[index];

    public ReadOnlySpan<FlagValue> AsSpan() => _items;

    public IEnumerator<FlagValue> GetEnumerator() => ((IEnumerable<FlagValue>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(FlagList? other) => other is not null && _items.AsSpan().SequenceEqual(other._items);

    public override bool Equals(object? obj) => Equals(obj as FlagList);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in _items)
        {
            hash.Add(item);
        }

        return hash.ToHashCode();
    }
}
