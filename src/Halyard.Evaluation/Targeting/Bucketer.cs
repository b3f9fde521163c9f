using System.Buffers;
using System.Text;

namespace Halyard.Evaluation.Targeting;

/// <summary>The hash that decides rollouts: the first 60 bits of a SHA-1, as a share of their greatest value.</summary>
internal static class Bucketer
{
    private const double Greatest = 0xFFF_FFFF_FFFF_FFFF;

    /// <summary>The bucket, from 0 to 1, of a value behind a prefix that ends with its dot.</summary>
    public static double Position(ReadOnlySpan<byte> prefix, ReadOnlySpan<char> value)
    {
        if (prefix.Length + value.Length > Sha1.OneBlockLimit)
        {
            return PositionOfLong(prefix, value);
        }

        Span<byte> block = stackalloc byte[Sha1.BlockSize];
        block.Clear();
        prefix.CopyTo(block);
        return Encoding.UTF8.TryGetBytes(value, block[prefix.Length..Sha1.OneBlockLimit], out var written)
            ? Position(Sha1.First64Bits(block, prefix.Length + written))
            : PositionOfLong(prefix, value);
    }

    private static double PositionOfLong(ReadOnlySpan<byte> prefix, ReadOnlySpan<char> value)
    {
        var length = prefix.Length + Encoding.UTF8.GetByteCount(value);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        prefix.CopyTo(buffer);
        Encoding.UTF8.GetBytes(value, buffer.AsSpan(prefix.Length));
        var position = Position(Sha1.First64Bits(buffer.AsSpan(0, length)));
        ArrayPool<byte>.Shared.Return(buffer);
        return position;
    }

    private static double Position(ulong hash) => (hash >> 4) / Greatest;
}
