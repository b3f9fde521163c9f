using Halyard.Evaluation.Wire;
using Shouldly;

namespace Halyard.Evaluation.Tests.Wire;

public sealed class StringPoolTests
{
    [Fact]
    public void The_same_short_text_is_the_same_string()
    {
        var pool = new StringPool();

        pool.Get("country"u8).ShouldBeSameAs(pool.Get("country"u8));
    }

    [Fact]
    public void Every_text_is_given_back_as_it_is_even_where_texts_take_each_other_s_place()
    {
        var pool = new StringPool();

        for (var round = 0; round < 2; round++)
        {
            Enumerable.Range(0, 20_000).ShouldAllBe(i => pool.Get(System.Text.Encoding.UTF8.GetBytes($"text-{i}")) == $"text-{i}");
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("käse")]
    [InlineData("a text that is longer than what is worth being shared between flags")]
    public void Empty_long_and_foreign_texts_are_given_back_too(string text) =>
        new StringPool().Get(System.Text.Encoding.UTF8.GetBytes(text)).ShouldBe(text);
}
