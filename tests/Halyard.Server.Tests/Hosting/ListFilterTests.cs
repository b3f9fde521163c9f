using Halyard.Server.Hosting;

using Shouldly;

namespace Halyard.Server.Tests.Hosting;

public sealed class ListFilterTests
{
    [Fact]
    public void Terms_are_separated_by_commas_outside_braces()
    {
        var filter = ListFilter.Parse("query:dark mode,tags:beta+test,keys:a|b,creationDate:{\"after\":1,\"before\":2},purpose:all+!(holdout)");

        filter.Find("query").ShouldBe("dark mode");
        filter.AllOf("tags").ShouldBe(["beta", "test"]);
        filter.AnyOf("keys").ShouldBe(["a", "b"]);
        filter.Find("creationDate").ShouldBe("{\"after\":1,\"before\":2}");
        filter.Find("purpose").ShouldBe("all+!(holdout)");
        filter.Find("absent").ShouldBeNull();
        filter.AllOf("absent").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData(",,:,")]
    [InlineData("}}}{{{(((")]
    public void Nonsense_filters_nothing(string text)
    {
        ListFilter.Parse(text).Find("query").ShouldBeNull();
    }
}
