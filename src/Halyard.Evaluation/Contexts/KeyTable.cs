using System.Numerics;

namespace Halyard.Evaluation.Contexts;

/// <summary>Finds the position of a string among many. The hash is the caller's, because a context knows the one of its key.</summary>
/// <remarks>Up to eight strings are compared one by one. The first of several equal strings wins.</remarks>
internal sealed class KeyTable
{
    private const int ScanLimit = 8;

    private readonly string[] _keys;

    // Open addressing, at most half full. A slot holds the hash above and the position + 1 below, so that a miss touches no string.
    private readonly ulong[] _slots;

    public KeyTable(string[] keys)
    {
        _keys = keys;
        _slots = keys.Length <= ScanLimit ? [] : new ulong[BitOperations.RoundUpToPowerOf2((uint)keys.Length * 2)];
        if (_slots.Length > 0)
        {
            for (var i = 0; i < keys.Length; i++)
            {
                Add(HashOf(keys[i]), i);
            }
        }
    }

    public int Count => _keys.Length;

    public static int HashOf(string key) => key.GetHashCode(StringComparison.Ordinal);

    /// <summary>Whether a string whose hash nobody knows yet is among them.</summary>
    public bool Contains(string key) => _slots.Length == 0 ? Scan(key) >= 0 : Find(key, HashOf(key)) >= 0;

    /// <summary>The position of a string; -1 when it is not among them.</summary>
    public int Find(string key, int hash)
    {
        var slots = _slots;
        if (slots.Length == 0)
        {
            return Scan(key);
        }

        var mask = slots.Length - 1;
        for (var i = hash & mask; ; i = (i + 1) & mask)
        {
            var slot = slots[i];
            if (slot == 0)
            {
                return -1;
            }

            if ((int)(slot >> 32) == hash && _keys[(int)slot - 1] == key)
            {
                return (int)slot - 1;
            }
        }
    }

    private int Scan(string key)
    {
        var keys = _keys;
        for (var i = 0; i < keys.Length; i++)
        {
            // Codes and keys differ most often at their end: to look there first spares most of the calls that compare strings.
            var other = keys[i];
            if (other.Length == key.Length && (key.Length == 0 || other[^1] == key[^1]) && other == key)
            {
                return i;
            }
        }

        return -1;
    }

    private void Add(int hash, int position)
    {
        var mask = _slots.Length - 1;
        var i = hash & mask;
        while (_slots[i] != 0)
        {
            i = (i + 1) & mask;
        }

        _slots[i] = ((ulong)(uint)hash << 32) | (uint)(position + 1);
    }
}
