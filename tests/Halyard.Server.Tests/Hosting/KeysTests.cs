using Halyard.Server.Hosting;

using Shouldly;

namespace Halyard.Server.Tests.Hosting;

public sealed class KeysTests
{
    [Theory]
    [InlineData("a", true)]
    [InlineData("new-checkout_2.0", true)]
    [InlineData("2fast", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData(".a", false)]
    [InlineData("a b", false)]
    [InlineData("a/b", false)]
    [InlineData("ä", false)]
    [InlineData("a\n", false)]
    [InlineData("abcdefghijklmnopq", false)]
    public void A_key_has_up_to_so_many_letters_digits_dots_hyphens_and_underscores(string key, bool isOne)
    {
        (Keys.Check("key", key, 16) is null).ShouldBe(isOne);
    }

    [Fact]
    public void A_refusal_names_the_field_and_shows_no_more_of_the_value_than_helps()
    {
        var refusal = Keys.Check("key", new string('x', 5000) + "!", 100)!;

        refusal.Field.ShouldBe("key");
        refusal.Message.Length.ShouldBeLessThan(250);
    }
}
