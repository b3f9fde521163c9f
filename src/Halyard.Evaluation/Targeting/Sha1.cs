using System.Buffers.Binary;
using System.Numerics;

namespace Halyard.Evaluation.Targeting;

/// <summary>SHA-1 (RFC 3174) without allocation. It decides buckets, as the wire protocol wants it, and protects nothing.</summary>
/// <remarks>For the short inputs of bucketing the framework's takes about 600 ns, most of which is setting up the native hash.</remarks>
internal static class Sha1
{
    private const int BlockSize = 64;
    private const int LengthSize = 8;

    /// <summary>The first 64 bits of the hash.</summary>
    public static ulong First64Bits(ReadOnlySpan<byte> input)
    {
        var state = Hash(input);
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
        var state = new State { A = 0x67452301, B = 0xEFCDAB89, C = 0x98BADCFE, D = 0x10325476, E = 0xC3D2E1F0 };
        var rest = input;
        for (; rest.Length >= BlockSize; rest = rest[BlockSize..])
        {
            AddBlock(ref state, rest);
        }

        // The rest, a single 1 bit, zeros, and the length in bits at the end of the last block: one block if they fit, else two.
        Span<byte> tail = stackalloc byte[2 * BlockSize];
        tail.Clear();
        rest.CopyTo(tail);
        tail[rest.Length] = 0x80;
        tail = rest.Length < BlockSize - LengthSize ? tail[..BlockSize] : tail;
        BinaryPrimitives.WriteUInt64BigEndian(tail[^LengthSize..], (ulong)input.Length * 8);
        AddBlock(ref state, tail);
        if (tail.Length > BlockSize)
        {
            AddBlock(ref state, tail[BlockSize..]);
        }

        return state;
    }

    private static void AddBlock(ref State state, ReadOnlySpan<byte> block)
    {
        Span<uint> w = stackalloc uint[80];
        for (var i = 0; i < 16; i++)
        {
            w[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(i * 4)..]);
        }

        for (var i = 16; i < 80; i++)
        {
            w[i] = BitOperations.RotateLeft(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
        }

        var (a, b, c, d, e) = (state.A, state.B, state.C, state.D, state.E);
        for (var i = 0; i < 80; i++)
        {
            var (f, k) = i switch
            {
                < 20 => ((b & c) | (~b & d), 0x5A827999u),
                < 40 => (b ^ c ^ d, 0x6ED9EBA1u),
                < 60 => ((b & c) | (b & d) | (c & d), 0x8F1BBCDCu),
                _ => (b ^ c ^ d, 0xCA62C1D6u),
            };
            (e, d, c, b, a) = (d, c, BitOperations.RotateLeft(b, 30), a, BitOperations.RotateLeft(a, 5) + f + e + k + w[i]);
        }

        state.A += a;
        state.B += b;
        state.C += c;
        state.D += d;
        state.E += e;
    }

    private struct State
    {
        public uint A, B, C, D, E;
    }
}
