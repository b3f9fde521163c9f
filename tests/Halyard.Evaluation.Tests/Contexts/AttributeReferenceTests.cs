using Shouldly;

namespace Halyard.Evaluation.Tests.Contexts;

public sealed class AttributeReferenceTests
{
    [Theory]
    [InlineData("name", "name")]
    [InlineData("/name", "name")]
    [InlineData("a/b~c", "a/b~c")]
    [InlineData("/a~1b", "a/b")]
    [InlineData("/a~0b", "a~b")]
    [InlineData("/a~01", "a~1")]
    public void A_name_is_read_with_its_escapes(string text, string name)
    {
        var reference = AttributeReference.Parse(text);

        reference.IsValid.ShouldBeTrue();
        reference.Depth.ShouldBe(1);
        reference.Step(0).ShouldBe(name);
        reference.ToString().ShouldBe(text);
    }

    [Fact]
    public void A_path_is_read_step_by_step()
    {
        var reference = AttributeReference.Parse("/a~1b/c~0d/2");

        reference.Depth.ShouldBe(3);
        Enumerable.Range(0, 3).Select(reference.Step).ShouldBe(["a/b", "c~d", "2"]);
    }

    [Theory]
    [InlineData(null, "empty")]
    [InlineData("", "empty")]
    [InlineData("/", "empty")]
    [InlineData("//", "double slash")]
    [InlineData("/a//b", "double slash")]
    [InlineData("/a/", "double slash")]
    [InlineData("///", "double slash")]
    [InlineData("/a~", "'~'")]
    [InlineData("/a~2", "'~'")]
    public void What_cannot_be_read_says_why_and_addresses_nothing(string? text, string error)
    {
        var reference = AttributeReference.Parse(text);

        reference.IsValid.ShouldBeFalse();
        reference.Error!.ShouldContain(error);
        reference.Depth.ShouldBe(0);
        Context.Builder("u").Set("a", 1).Build().Get(reference).ShouldBe(FlagValue.Null);
    }

    [Theory]
    [InlineData("name", "name")]
    [InlineData("a/b", "a/b")]
    [InlineData("a~b", "a~b")]
    [InlineData("/a/b", "/~1a~1b")]
    [InlineData("/a~b", "/~1a~0b")]
    public void A_literal_name_is_written_so_that_it_reads_back_as_itself(string name, string text)
    {
        var reference = AttributeReference.FromLiteral(name);

        reference.ToString().ShouldBe(text);
        AttributeReference.Parse(text).ShouldBe(reference);
        reference.Step(0).ShouldBe(name);
    }

    [Fact]
    public void An_empty_literal_name_is_not_valid()
    {
        AttributeReference.FromLiteral("").IsValid.ShouldBeFalse();
        AttributeReference.FromLiteral(null).IsValid.ShouldBeFalse();
    }

    [Fact]
    public void References_are_equal_when_they_address_the_same()
    {
        AttributeReference.Parse("/name").ShouldBe(AttributeReference.Parse("name"));
        AttributeReference.Parse("/name").GetHashCode().ShouldBe(AttributeReference.Parse("name").GetHashCode());
        AttributeReference.Parse("/a/b").ShouldNotBe(AttributeReference.FromLiteral("/a/b"));
        AttributeReference.Parse("//").ShouldNotBe(AttributeReference.Parse("/a/"));
    }
}
