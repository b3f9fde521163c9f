using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Halyard.Evaluation.Targeting;

/// <summary>The eighty rounds by which SHA-1 adds a block of 64 bytes to its state (RFC 3174, section 6.2).</summary>
/// <remarks>
/// Written out, so that the five words of the state change their parts by name and each of the sixteen words has a fixed place: loops took
/// two thirds longer. In four parts, because the compiler inlines only so much into one method.
/// </remarks>
internal static class Sha1Block
{
    public static void Add(ref Sha1State state, ReadOnlySpan<byte> block)
    {
        var before = state;
        var w = default(Words);
        for (var i = 0; i < 16; i++)
        {
            w[i] = BinaryPrimitives.ReadUInt32BigEndian(block[(i * 4)..]);
        }

        AddFirstTwenty(ref state, ref w);
        AddSecondTwenty(ref state, ref w);
        AddThirdTwenty(ref state, ref w);
        AddFourthTwenty(ref state, ref w);
        state.A += before.A;
        state.B += before.B;
        state.C += before.C;
        state.D += before.D;
        state.E += before.E;
    }

    private static void AddFirstTwenty(ref Sha1State state, ref Words w)
    {
        var (a, b, c, d, e) = (state.A, state.B, state.C, state.D, state.E);
        Round(a, ref b, ref e, Choose(b, c, d) + 0x5A827999 + w[0]);
        Round(e, ref a, ref d, Choose(a, b, c) + 0x5A827999 + w[1]);
        Round(d, ref e, ref c, Choose(e, a, b) + 0x5A827999 + w[2]);
        Round(c, ref d, ref b, Choose(d, e, a) + 0x5A827999 + w[3]);
        Round(b, ref c, ref a, Choose(c, d, e) + 0x5A827999 + w[4]);
        Round(a, ref b, ref e, Choose(b, c, d) + 0x5A827999 + w[5]);
        Round(e, ref a, ref d, Choose(a, b, c) + 0x5A827999 + w[6]);
        Round(d, ref e, ref c, Choose(e, a, b) + 0x5A827999 + w[7]);
        Round(c, ref d, ref b, Choose(d, e, a) + 0x5A827999 + w[8]);
        Round(b, ref c, ref a, Choose(c, d, e) + 0x5A827999 + w[9]);
        Round(a, ref b, ref e, Choose(b, c, d) + 0x5A827999 + w[10]);
        Round(e, ref a, ref d, Choose(a, b, c) + 0x5A827999 + w[11]);
        Round(d, ref e, ref c, Choose(e, a, b) + 0x5A827999 + w[12]);
        Round(c, ref d, ref b, Choose(d, e, a) + 0x5A827999 + w[13]);
        Round(b, ref c, ref a, Choose(c, d, e) + 0x5A827999 + w[14]);
        Round(a, ref b, ref e, Choose(b, c, d) + 0x5A827999 + w[15]);
        Round(e, ref a, ref d, Choose(a, b, c) + 0x5A827999 + Next(ref w, 16));
        Round(d, ref e, ref c, Choose(e, a, b) + 0x5A827999 + Next(ref w, 17));
        Round(c, ref d, ref b, Choose(d, e, a) + 0x5A827999 + Next(ref w, 18));
        Round(b, ref c, ref a, Choose(c, d, e) + 0x5A827999 + Next(ref w, 19));
        state = new() { A = a, B = b, C = c, D = d, E = e };
    }

    private static void AddSecondTwenty(ref Sha1State state, ref Words w)
    {
        var (a, b, c, d, e) = (state.A, state.B, state.C, state.D, state.E);
        Round(a, ref b, ref e, Parity(b, c, d) + 0x6ED9EBA1 + Next(ref w, 20));
        Round(e, ref a, ref d, Parity(a, b, c) + 0x6ED9EBA1 + Next(ref w, 21));
        Round(d, ref e, ref c, Parity(e, a, b) + 0x6ED9EBA1 + Next(ref w, 22));
        Round(c, ref d, ref b, Parity(d, e, a) + 0x6ED9EBA1 + Next(ref w, 23));
        Round(b, ref c, ref a, Parity(c, d, e) + 0x6ED9EBA1 + Next(ref w, 24));
        Round(a, ref b, ref e, Parity(b, c, d) + 0x6ED9EBA1 + Next(ref w, 25));
        Round(e, ref a, ref d, Parity(a, b, c) + 0x6ED9EBA1 + Next(ref w, 26));
        Round(d, ref e, ref c, Parity(e, a, b) + 0x6ED9EBA1 + Next(ref w, 27));
        Round(c, ref d, ref b, Parity(d, e, a) + 0x6ED9EBA1 + Next(ref w, 28));
        Round(b, ref c, ref a, Parity(c, d, e) + 0x6ED9EBA1 + Next(ref w, 29));
        Round(a, ref b, ref e, Parity(b, c, d) + 0x6ED9EBA1 + Next(ref w, 30));
        Round(e, ref a, ref d, Parity(a, b, c) + 0x6ED9EBA1 + Next(ref w, 31));
        Round(d, ref e, ref c, Parity(e, a, b) + 0x6ED9EBA1 + Next(ref w, 32));
        Round(c, ref d, ref b, Parity(d, e, a) + 0x6ED9EBA1 + Next(ref w, 33));
        Round(b, ref c, ref a, Parity(c, d, e) + 0x6ED9EBA1 + Next(ref w, 34));
        Round(a, ref b, ref e, Parity(b, c, d) + 0x6ED9EBA1 + Next(ref w, 35));
        Round(e, ref a, ref d, Parity(a, b, c) + 0x6ED9EBA1 + Next(ref w, 36));
        Round(d, ref e, ref c, Parity(e, a, b) + 0x6ED9EBA1 + Next(ref w, 37));
        Round(c, ref d, ref b, Parity(d, e, a) + 0x6ED9EBA1 + Next(ref w, 38));
        Round(b, ref c, ref a, Parity(c, d, e) + 0x6ED9EBA1 + Next(ref w, 39));
        state = new() { A = a, B = b, C = c, D = d, E = e };
    }

    private static void AddThirdTwenty(ref Sha1State state, ref Words w)
    {
        var (a, b, c, d, e) = (state.A, state.B, state.C, state.D, state.E);
        Round(a, ref b, ref e, Majority(b, c, d) + 0x8F1BBCDC + Next(ref w, 40));
        Round(e, ref a, ref d, Majority(a, b, c) + 0x8F1BBCDC + Next(ref w, 41));
        Round(d, ref e, ref c, Majority(e, a, b) + 0x8F1BBCDC + Next(ref w, 42));
        Round(c, ref d, ref b, Majority(d, e, a) + 0x8F1BBCDC + Next(ref w, 43));
        Round(b, ref c, ref a, Majority(c, d, e) + 0x8F1BBCDC + Next(ref w, 44));
        Round(a, ref b, ref e, Majority(b, c, d) + 0x8F1BBCDC + Next(ref w, 45));
        Round(e, ref a, ref d, Majority(a, b, c) + 0x8F1BBCDC + Next(ref w, 46));
        Round(d, ref e, ref c, Majority(e, a, b) + 0x8F1BBCDC + Next(ref w, 47));
        Round(c, ref d, ref b, Majority(d, e, a) + 0x8F1BBCDC + Next(ref w, 48));
        Round(b, ref c, ref a, Majority(c, d, e) + 0x8F1BBCDC + Next(ref w, 49));
        Round(a, ref b, ref e, Majority(b, c, d) + 0x8F1BBCDC + Next(ref w, 50));
        Round(e, ref a, ref d, Majority(a, b, c) + 0x8F1BBCDC + Next(ref w, 51));
        Round(d, ref e, ref c, Majority(e, a, b) + 0x8F1BBCDC + Next(ref w, 52));
        Round(c, ref d, ref b, Majority(d, e, a) + 0x8F1BBCDC + Next(ref w, 53));
        Round(b, ref c, ref a, Majority(c, d, e) + 0x8F1BBCDC + Next(ref w, 54));
        Round(a, ref b, ref e, Majority(b, c, d) + 0x8F1BBCDC + Next(ref w, 55));
        Round(e, ref a, ref d, Majority(a, b, c) + 0x8F1BBCDC + Next(ref w, 56));
        Round(d, ref e, ref c, Majority(e, a, b) + 0x8F1BBCDC + Next(ref w, 57));
        Round(c, ref d, ref b, Majority(d, e, a) + 0x8F1BBCDC + Next(ref w, 58));
        Round(b, ref c, ref a, Majority(c, d, e) + 0x8F1BBCDC + Next(ref w, 59));
        state = new() { A = a, B = b, C = c, D = d, E = e };
    }

    private static void AddFourthTwenty(ref Sha1State state, ref Words w)
    {
        var (a, b, c, d, e) = (state.A, state.B, state.C, state.D, state.E);
        Round(a, ref b, ref e, Parity(b, c, d) + 0xCA62C1D6 + Next(ref w, 60));
        Round(e, ref a, ref d, Parity(a, b, c) + 0xCA62C1D6 + Next(ref w, 61));
        Round(d, ref e, ref c, Parity(e, a, b) + 0xCA62C1D6 + Next(ref w, 62));
        Round(c, ref d, ref b, Parity(d, e, a) + 0xCA62C1D6 + Next(ref w, 63));
        Round(b, ref c, ref a, Parity(c, d, e) + 0xCA62C1D6 + Next(ref w, 64));
        Round(a, ref b, ref e, Parity(b, c, d) + 0xCA62C1D6 + Next(ref w, 65));
        Round(e, ref a, ref d, Parity(a, b, c) + 0xCA62C1D6 + Next(ref w, 66));
        Round(d, ref e, ref c, Parity(e, a, b) + 0xCA62C1D6 + Next(ref w, 67));
        Round(c, ref d, ref b, Parity(d, e, a) + 0xCA62C1D6 + Next(ref w, 68));
        Round(b, ref c, ref a, Parity(c, d, e) + 0xCA62C1D6 + Next(ref w, 69));
        Round(a, ref b, ref e, Parity(b, c, d) + 0xCA62C1D6 + Next(ref w, 70));
        Round(e, ref a, ref d, Parity(a, b, c) + 0xCA62C1D6 + Next(ref w, 71));
        Round(d, ref e, ref c, Parity(e, a, b) + 0xCA62C1D6 + Next(ref w, 72));
        Round(c, ref d, ref b, Parity(d, e, a) + 0xCA62C1D6 + Next(ref w, 73));
        Round(b, ref c, ref a, Parity(c, d, e) + 0xCA62C1D6 + Next(ref w, 74));
        Round(a, ref b, ref e, Parity(b, c, d) + 0xCA62C1D6 + Next(ref w, 75));
        Round(e, ref a, ref d, Parity(a, b, c) + 0xCA62C1D6 + Next(ref w, 76));
        Round(d, ref e, ref c, Parity(e, a, b) + 0xCA62C1D6 + Next(ref w, 77));
        Round(c, ref d, ref b, Parity(d, e, a) + 0xCA62C1D6 + Next(ref w, 78));
        Round(b, ref c, ref a, Parity(c, d, e) + 0xCA62C1D6 + Next(ref w, 79));
        state = new() { A = a, B = b, C = c, D = d, E = e };
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(uint first, ref uint turned, ref uint added, uint mixed)
    {
        added += BitOperations.RotateLeft(first, 5) + mixed;
        turned = BitOperations.RotateLeft(turned, 30);
    }

    // A word takes the place of the one sixteen rounds before.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Next(ref Words w, int round) =>
        w[round & 15] = BitOperations.RotateLeft(w[(round + 13) & 15] ^ w[(round + 8) & 15] ^ w[(round + 2) & 15] ^ w[round & 15], 1);

    private static uint Choose(uint b, uint c, uint d) => d ^ (b & (c ^ d));

    private static uint Parity(uint b, uint c, uint d) => b ^ c ^ d;

    private static uint Majority(uint b, uint c, uint d) => (b & c) | (d & (b | c));

    [InlineArray(16)]
    private struct Words
    {
        private uint _element;
    }
}
