using System.Text;

namespace Halyard.Evaluation.Wire;

/// <summary>
/// Hands out the same string for the same short ASCII text, so that a payload with ten thousand mentions of <c>country</c> holds it once.
/// A table of fixed size: a new text takes the place of an old one.
/// </summary>
internal sealed class StringPool
{
    private const int Slots = 4096;
    private const int LengthLimit = 32;

    private readonly string?[] _strings = new string?[Slots];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return "";
        }

        if (utf8.Length > LengthLimit)
        {
            return JsonText.Decode(utf8);
        }

        ref var slot = ref _strings[Hash(utf8) & (Slots - 1)];
        if (slot is null || !Ascii.Equals(utf8, slot))
        {
            slot = JsonText.Decode(utf8);
        }

        return slot;
    }

    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        // FNV-1a; nothing is lost but a little memory when texts collide.
        var hash = 2166136261;
        foreach (var unit in utf8)
        {
            hash = (hash ^ unit) * 16777619;
        }

        return hash ^ (hash >> 15);
    }
}
