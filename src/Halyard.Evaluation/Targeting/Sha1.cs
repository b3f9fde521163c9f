using System.Buffers.Binary;

namespace Halyard.Evaluation.Targeting;

/// <summary>SHA-1 (RFC 3174) without allocation. It decides buckets, as the wire protocol wants it, and protects nothing.</summary>
/// <remarks>For the short inputs of bucketing the framework's takes about 500 ns, most of which is setting up the native hash.</remarks>
internal static class Sha1
{
    /// <summary>The longest input that fits into one block, with the bit and the length that end it.</summary>
    public const int OneBlockLimit = BlockSize - LengthSize - 1;

    public const int BlockSize = 64;
    private const int LengthSize = 8;

    /// <summary>The first 64 bits of the hash.</summary>
    public static ulong First64Bits(ReadOnlySpan<byte> input) => Hash(input).First64Bits;

    /// <summary>The first 64 bits of the hash of what stands at the start of a block; the rest of the block must be zero.</summary>
    public static ulong First64Bits(Span<byte> block, int length)
    {
        var state = Sha1State.Initial;
        Finish(ref state, block, length, length);
        return state.First64Bits;
    }

    /// <summary>The whole hash, 20 bytes.</summary>
    public static void HashData(ReadOnlySpan<byte> input, Span<byte> destination)
    {
        var state = Hash(input);
        BinaryPrimitives.WriteUInt32BigEndian(destination, state.A);
        BinaryPrimitives.WriteUInt32BigEndian(destination[4..], state.B);
        BinaryPrimitives.WriteUInt32BigEndian(destination[8..], state.C);
        BinaryPrimitives.WriteUInt32BigEndian(destination[12..], state.D);
        BinaryPrimitives.WriteUInt32BigEndian(destination[16..], state.E);
    }

    private static Sha1State Hash(ReadOnlySpan<byte> input)
    {
        var state = Sha1State.Initial;
        var rest = input;
        for (; rest.Length >= BlockSize; rest = rest[BlockSize..])
        {
            Sha1Block.Add(ref state, rest);
        }

        Span<byte> tail = stackalloc byte[2 * BlockSize];
        tail.Clear();
        rest.CopyTo(tail);
        Finish(ref state, rest.Length <= OneBlockLimit ? tail[..BlockSize] : tail, rest.Length, input.Length);
        return state;
    }

    // What is left of the input, a single 1 bit, zeros, and the length in bits at the end of the last block.
    private static void Finish(ref Sha1State state, Span<byte> tail, int rest, int length)
    {
        tail[rest] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(tail[^LengthSize..], (ulong)length * 8);
        Sha1Block.Add(ref state, tail);
        if (tail.Length > BlockSize)
        {
            Sha1Block.Add(ref state, tail[BlockSize..]);
        }
    }
}
