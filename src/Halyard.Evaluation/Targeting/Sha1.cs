using System.Buffers.Binary;
using System.Numerics;

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
    public static ulong First64Bits(ReadOnlySpan<byte> input)
    {
        var state = Hash(input);
        return ((ulong)state.A << 32) | state.B;
    }

    /// <summary>The first 64 bits of the hash of what stands at the start of a block; the rest of the block must be zero.</summary>
    public static ulong First64Bits(Span<byte> block, int length)
    {
        var state = State.Initial;
        Finish(ref state, block, length, length);
        return ((ulong)state.A << 32) | state.B;
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

    private static State Hash(ReadOnlySpan<byte> input)
    {
        var state = State.Initial;
        var rest = input;
        for (; rest.Length >= BlockSize; rest = rest[BlockSize..])
        {
            AddBlock(ref state, rest);
        }

        Span<byte> tail = stackalloc byte[2 * BlockSize];
        tail.Clear();
        rest.CopyTo(tail);
        Finish(ref state, rest.Length <= OneBlockLimit ? tail[..BlockSize] : tail, rest.Length, input.Length);
        return state;
    }

    // What is left of the input, a single 1 bit, zeros, and the length in bits at the end of the last block.
    private static void Finish(ref State state, Span<byte> tail, int rest, int length)
    {
        tail[rest] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(tail[^LengthSize..], (ulong)length * 8);
        AddBlock(ref state, tail);
        if (tail.Length > BlockSize)
        {
            AddBlock(ref state, tail[BlockSize..]);
        }
    }

    // Five rounds a step, so that the five words change their parts by name and not by being moved about: that is a third of the time.
    private static void AddBlock(ref State state, ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[80];
        Expand(block, w);
        var (a, b, c, d, e) = (state.A, state.B, state.C, state.D, state.E);
        for (var i = 0; i < 20; i += 5)
        {
            Round(a, ref b, ref e, d ^ (b & (c ^ d)), 0x5A827999 + w[i]);
            Round(e, ref a, ref d, c ^ (a & (b ^ c)), 0x5A827999 + w[i + 1]);
            Round(d, ref e, ref c, b ^ (e & (a ^ b)), 0x5A827999 + w[i + 2]);
            Round(c, ref d, ref b, a ^ (d & (e ^ a)), 0x5A827999 + w[i + 3]);
            Round(b, ref c, ref a, e ^ (c & (d ^ e)), 0x5A827999 + w[i + 4]);
        }

        for (var i = 20; i < 40; i += 5)
        {
            Round(a, ref b, ref e, b ^ c ^ d, 0x6ED9EBA1 + w[i]);
            Round(e, ref a, ref d, a ^ b ^ c, 0x6ED9EBA1 + w[i + 1]);
            Round(d, ref e, ref c, e ^ a ^ b, 0x6ED9EBA1 + w[i + 2]);
            Round(c, ref d, ref b, d ^ e ^ a, 0x6ED9EBA1 + w[i + 3]);
            Round(b, ref c, ref a, c ^ d ^ e, 0x6ED9EBA1 + w[i + 4]);
        }

        for (var i = 40; i < 60; i += 5)
        {
            Round(a, ref b, ref e, (b & c) | (d & (b | c)), 0x8F1BBCDC + w[i]);
            Round(e, ref a, ref d, (a & b) | (c & (a | b)), 0x8F1BBCDC + w[i + 1]);
            Round(d, ref e, ref c, (e & a) | (b & (e | a)), 0x8F1BBCDC + w[i + 2]);
            Round(c, ref d, ref b, (d & e) | (a & (d | e)), 0x8F1BBCDC + w[i + 3]);
            Round(b, ref c, ref a, (c & d) | (e & (c | d)), 0x8F1BBCDC + w[i + 4]);
        }

        for (var i = 60; i < 80; i += 5)
        {
            Round(a, ref b, ref e, b ^ c ^ d, 0xCA62C1D6 + w[i]);
            Round(e, ref a, ref d, a ^ b ^ c, 0xCA62C1D6 + w[i + 1]);
            Round(d, ref e, ref c, e ^ a ^ b, 0xCA62C1D6 + w[i + 2]);
            Round(c, ref d, ref b, d ^ e ^ a, 0xCA62C1D6 + w[i + 3]);
            Round(b, ref c, ref a, c ^ d ^ e, 0xCA62C1D6 + w[i + 4]);
        }

        state = new State { A = state.A + a, B = state.B + b, C = state.C + c, D = state.D + d, E = state.E + e };
    }

    private static void Expand(ReadOnlySpan<byte> block, Span<uint> w)
    {
        for (var i = 0; i < 16; i++)
        {
            w[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(i * 4)..]);
        }

        for (var i = 16; i < w.Length; i++)
        {
            w[i] = BitOperations.RotateLeft(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
        }
    }

    private static void Round(uint first, ref uint turned, ref uint added, uint mixed, uint keyed)
    {
        added += BitOperations.RotateLeft(first, 5) + mixed + keyed;
        turned = BitOperations.RotateLeft(turned, 30);
    }

    private struct State
    {
        public static State Initial => new() { A = 0x67452301, B = 0xEFCDAB89, C = 0x98BADCFE, D = 0x10325476, E = 0xC3D2E1F0 };

        public uint A, B, C, D, E;
    }
}
