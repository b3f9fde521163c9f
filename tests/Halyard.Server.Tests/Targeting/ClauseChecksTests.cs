using Halyard.Api.Flags;
using Halyard.Server.Targeting;

using Shouldly;

namespace Halyard.Server.Tests.Targeting;

public sealed class ClauseChecksTests
{
    [Theory]
    [InlineData("in", """["CH", 1, true]""")]
    [InlineData("startsWith", """["a"]""")]
    [InlineData("endsWith", """[""]""")]
    [InlineData("contains", """["a"]""")]
    [InlineData("matches", """["^a.*z$", "[0-9]+"]""")]
    [InlineData("lessThan", "[1]")]
    [InlineData("lessThanOrEqual", "[-1.5]")]
    [InlineData("greaterThan", "[1e3]")]
    [InlineData("greaterThanOrEqual", "[0]")]
    [InlineData("before", """["2026-01-31T12:00:00Z", 1767225600000]""")]
    [InlineData("after", """["2026-01-31T12:00:00.5+01:00"]""")]
    [InlineData("semVerEqual", """["2", "2.1.0-rc.1"]""")]
    [InlineData("semVerLessThan", """["2.0.0+b"]""")]
    [InlineData("semVerGreaterThan", """["0.1"]""")]
    [InlineData("segmentMatch", """["beta-testers"]""")]
    public void Every_operator_takes_the_values_it_can_use(string op, string values)
    {
        ClauseChecks.Check(Clause(op, values)).ShouldBeNull();
    }

    [Theory]
    [InlineData("in", """["CH", null]""", "values[1]")]
    [InlineData("in", """[["CH"]]""", "values[0]")]
    [InlineData("in", """[{"a":1}]""", "values[0]")]
    [InlineData("startsWith", "[1]", "values[0]")]
    [InlineData("contains", """["a", true]""", "values[1]")]
    [InlineData("matches", """["("]""", "values[0]")]
    [InlineData("matches", """["(?=a)b"]""", "values[0]")]
    [InlineData("matches", """["(a)\\1"]""", "values[0]")]
    [InlineData("matches", "[1]", "values[0]")]
    [InlineData("lessThan", """["1"]""", "values[0]")]
    [InlineData("before", """["2026-01-31"]""", "values[0]")]
    [InlineData("after", "[true]", "values[0]")]
    [InlineData("semVerEqual", """["v2"]""", "values[0]")]
    [InlineData("semVerLessThan", "[2]", "values[0]")]
    [InlineData("segmentMatch", "[1]", "values[0]")]
    [InlineData("segmentMatch", """[""]""", "values[0]")]
    [InlineData("in", "[]", "values")]
    public void A_value_that_could_never_match_is_refused_by_its_place(string op, string values, string field)
    {
        var refusal = ClauseChecks.Check(Clause(op, values))!;

        refusal.Field.ShouldBe(field);
        refusal.Message.ShouldContain("must");
        refusal.Message.ShouldEndWith(".");
    }

    [Fact]
    public void An_unknown_operator_is_refused_with_those_there_are()
    {
        var refusal = ClauseChecks.Check(Clause("isIn", "[1]"))!;

        refusal.Field.ShouldBe("op");
        refusal.Message.ShouldContain("'isIn'");
        refusal.Message.ShouldContain("semVerEqual");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/a//b")]
    [InlineData("/a~2")]
    public void A_reference_to_no_attribute_is_refused(string? attribute)
    {
        var refusal = ClauseChecks.Check(Clause("in", "[1]") with { Attribute = attribute })!;

        refusal.Field.ShouldBe("attribute");
        refusal.Message.ShouldContain("'/address/city'");
    }

    [Theory]
    [InlineData("multi")]
    [InlineData("kind")]
    [InlineData("my org")]
    public void A_kind_that_no_context_can_have_is_refused(string kind)
    {
        ClauseChecks.Check(Clause("in", "[1]") with { ContextKind = kind })!.Field.ShouldBe("contextKind");
    }

    [Fact]
    public void An_old_clause_of_no_kind_names_its_attribute_plainly()
    {
        ClauseChecks.Check(Clause("in", "[1]") with { ContextKind = "", Attribute = "//" }).ShouldBeNull();
    }

    [Fact]
    public void A_clause_about_segments_needs_no_attribute()
    {
        ClauseChecks.Check(Clause("segmentMatch", """["beta"]""") with { Attribute = null }).ShouldBeNull();
    }

    [Fact]
    public void Too_many_values_are_refused_with_the_limit()
    {
        var values = Enumerable.Range(0, ClauseChecks.MaxValues + 1).Select(static number => (FlagValue)number);

        var refusal = ClauseChecks.Check(Clause("in", "[1]") with { Values = [.. values] })!;

        refusal.Field.ShouldBe("values");
        refusal.Message.ShouldContain("10,000");
    }

    private static NewClause Clause(string op, string values) => new()
    {
        ContextKind = "user",
        Attribute = "country",
        Op = op,
        Values = [.. FlagValue.Parse(values).Items],
    };
}
