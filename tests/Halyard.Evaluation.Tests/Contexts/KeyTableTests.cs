using Halyard.Evaluation.Contexts;
using Shouldly;

namespace Halyard.Evaluation.Tests.Contexts;

public sealed class KeyTableTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(1_000)]
    public void Every_key_is_found_at_its_place_and_no_other_key_is_found(int count)
    {
        var table = new KeyTable([.. Enumerable.Range(0, count).Select(i => $"key-{i}")]);

        Enumerable.Range(0, count).ShouldAllBe(i => Find(table, $"key-{i}") == i);
        Enumerable.Range(count, 1_000).ShouldAllBe(i => Find(table, $"key-{i}") == -1);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(100)]
    public void Of_equal_keys_the_first_is_found(int count)
    {
        var table = new KeyTable([.. Enumerable.Repeat("key", count)]);

        Find(table, "key").ShouldBe(0);
        table.Contains("key").ShouldBeTrue();
        table.Contains("").ShouldBeFalse();
    }

    private static int Find(KeyTable table, string key) => table.Find(key, KeyTable.HashOf(key));
}
