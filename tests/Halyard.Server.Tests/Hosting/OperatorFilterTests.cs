using Halyard.Server.Hosting;

using Shouldly;

namespace Halyard.Server.Tests.Hosting;

public sealed class OperatorFilterTests
{
    [Fact]
    public void Terms_are_divided_by_commas_outside_of_brackets_and_quotes()
    {
        var filter = OperatorFilter.Parse("""tags anyOf ["a","b,c"],query equals "x, \"y\"",unbounded equals true""").Value;

        filter.AnyOf("tags").ShouldBe(["a", "b,c"]);
        filter.Find("query")!.Value.AsString.ShouldBe("x, \"y\"");
        filter.Find("unbounded")!.Value.ShouldBe(true);
        filter.Find("view").ShouldBeNull();
    }

    [Fact]
    public void Forgotten_quotes_are_forgiven()
    {
        OperatorFilter.Parse("query equals dark-mode").Value.Find("query")!.Value.AsString.ShouldBe("dark-mode");
    }

    [Theory]
    [InlineData("""tags anyOf ["a"] | query equals "b" """)]
    [InlineData("""query equals "open""")]
    [InlineData("""query equals "a",and then""")]
    public void What_cannot_be_read_is_refused(string filter)
    {
        OperatorFilter.Parse(filter).Refusal!.Field.ShouldBe("filter");
    }

    [Theory]
    [InlineData("query equals x", true)]
    [InlineData("query:x", false)]
    [InlineData("", false)]
    public void The_syntax_is_known_by_its_operator(string filter, bool isMeant)
    {
        OperatorFilter.IsMeant(filter).ShouldBe(isMeant);
    }
}
