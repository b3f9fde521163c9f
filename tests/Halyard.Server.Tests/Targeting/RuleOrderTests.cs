using System.Collections.Immutable;

using Halyard.Server.Targeting;

using Shouldly;

namespace Halyard.Server.Tests.Targeting;

public sealed class RuleOrderTests
{
    private static readonly ImmutableArray<string> Rules = ["a", "b", "c"];

    [Fact]
    public void A_rule_comes_before_the_one_that_is_named_or_at_the_end()
    {
        RuleOrder.Insert(Rules, "new", "b", static rule => rule).Value.ShouldBe(["a", "new", "b", "c"]);
        RuleOrder.Insert(Rules, "new", null, static rule => rule).Value.ShouldBe(["a", "b", "c", "new"]);
        RuleOrder.Insert(Rules, "new", "nobody", static rule => rule).Refusal!.Field.ShouldBe("beforeRuleId");
    }

    [Fact]
    public void Rules_take_the_order_of_the_ids()
    {
        RuleOrder.Reorder(Rules, ["c", "a", "b"], static rule => rule).Value.ShouldBe(["c", "a", "b"]);
    }

    [Theory]
    [InlineData("a b", "ruleIds")]
    [InlineData("a b b", "ruleIds")]
    [InlineData("a b c a", "ruleIds")]
    [InlineData("a b d", "ruleIds[2]")]
    public void An_order_that_does_not_name_each_rule_once_is_refused(string order, string field)
    {
        RuleOrder.Reorder(Rules, [.. order.Split(' ')], static rule => rule).Refusal!.Field.ShouldBe(field);
    }
}
