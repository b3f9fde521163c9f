using System.Security.Cryptography;
using FsCheck.Xunit;
using Halyard.Evaluation.Targeting;
using Shouldly;

namespace Halyard.Evaluation.Tests.Targeting;

public sealed class Sha1Tests
{
    [Fact]
    public void The_hash_is_the_framework_s_at_every_length_around_the_blocks_ends()
    {
        for (var length = 0; length < 300; length++)
        {
            var input = Enumerable.Range(0, length).Select(i => (byte)(i * 31 + length)).ToArray();

            Hash(input).ShouldBe(FrameworkHash(input), $"at {length}");
        }
    }

    [Property(MaxTest = 1_000)]
    public void The_hash_is_the_framework_s(byte[] input) => Hash(input).ShouldBe(FrameworkHash(input));

    [Property(MaxTest = 1_000)]
    public void The_first_bits_are_those_of_the_whole_hash(byte[] input)
    {
        var expected = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(FrameworkHash(input));

        Sha1.First64Bits(input).ShouldBe(expected);
        if (input.Length <= Sha1.OneBlockLimit)
        {
            var block = new byte[Sha1.BlockSize];
            input.CopyTo(block, 0);
            Sha1.First64Bits(block, input.Length).ShouldBe(expected);
        }
    }

    private static byte[] Hash(byte[] input)
    {
        var hash = new byte[20];
        Sha1.HashData(input, hash);
        return hash;
    }

#pragma warning disable CA5350 // The wire protocol buckets by SHA-1; this is what ours is compared with.
    private static byte[] FrameworkHash(byte[] input) => SHA1.HashData(input);
#pragma warning restore CA5350
}
