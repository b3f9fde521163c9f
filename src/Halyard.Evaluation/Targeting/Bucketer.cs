using System.Buffers;
using System.Text;

namespace Halyard.Evaluation.Targeting;

/// <summary>The hash that decides rollouts: the first 60 bits of a SHA-1, as a share of their greatest value.</summary>
internal static class Bucketer
{
    private const double Greatest = 0xFFF_FFFF_FFFF_FFFF;
    private const int StackLimit = 256;

    /// <summary>The bucket, from 0 to 1, of a value behind a prefix that ends with its dot.</summary>
    public static double Position(ReadOnlySpan<byte> prefix, ReadOnlySpan<char> value)
    {
        // Three bytes are the most that one UTF-16 unit can need.
        var size = prefix.Length + value.Length * 3L;
        if (size <= StackLimit)
        {
            return Position(prefix, value, stackalloc byte[StackLimit]);
        }

        var rented = ArrayPool<byte>.Shared.Rent(prefix.Length + Encoding.UTF8.GetByteCount(value));
        var bucket = Position(prefix, value, rented);
        ArrayPool<byte>.Shared.Return(rented);
        return bucket;
    }

    private static double Position(ReadOnlySpan<byte> prefix, ReadOnlySpan<char> value, Span<byte> buffer)
    {
        prefix.CopyTo(buffer);
        var length = prefix.Length + Encoding.UTF8.GetBytes(value, buffer[prefix.Length..]);
        return (Sha1.First64Bits(buffer[..length]) >> 4) / Greatest;
    }
}
