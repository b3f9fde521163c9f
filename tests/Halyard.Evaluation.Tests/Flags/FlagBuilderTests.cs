using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Segments;
using Shouldly;

namespace Halyard.Evaluation.Tests.Flags;

public sealed class FlagBuilderTests
{
    [Fact]
    public void A_boolean_flag_is_off_and_falls_through_to_true()
    {
        var flag = FlagBuilder.Boolean("checkout").Build();

        (flag.Key, flag.Version, flag.On, flag.OffVariation, flag.Fallthrough.Variation).ShouldBe(("checkout", 1, false, 1, 0));
        flag.Variations.ShouldBe([true, false]);
    }

    [Fact]
    public void Values_stand_for_variations()
    {
        var flag = FlagBuilder.Of("colour", "red", "green", "blue").On().Version(4).OffVariation("green").Fallthrough("blue")
            .Target("green", "u1", "u2").Prerequisite("other", 1)
            .Rule(r => r.Id("swiss").When("country", Operators.In, "CH", "AT").WhenNot("age", Operators.LessThan, 18).Serve("red"))
            .Rule(r => r.WhenInSegment("beta").ServeRollout(10_000, 90_000))
            .Build();

        (flag.Version, flag.OffVariation, flag.Fallthrough.Variation).ShouldBe((4, 1, 2));
        flag.Targets.ShouldHaveSingleItem().Values.ShouldBe(["u1", "u2"]);
        flag.ContextTargets.ShouldBeEmpty();
        flag.Prerequisites.ShouldBe([new("other", 1)]);
        flag.Rules[0].Serve.Variation.ShouldBe(0);
        flag.Rules[0].Clauses.Select(clause => clause.Negate).ShouldBe([false, true]);
        flag.Rules[1].Serve.Rollout!.Variations.ShouldBe([new(0, 10_000), new(1, 90_000)]);
    }

    [Fact]
    public void A_value_that_is_no_variation_is_a_mistake_that_names_both() =>
        Should.Throw<ArgumentException>(() => FlagBuilder.Boolean("f").Fallthrough("red"))
            .Message.ShouldContain("Flag 'f' has no variation \"red\"");

    [Fact]
    public void With_context_targets_the_users_keep_their_place_in_the_order()
    {
        var flag = FlagBuilder.Boolean("f").TargetContexts("org", true, "o1").Target(false, "u1").Build();

        flag.Targets.ShouldHaveSingleItem().Values.ShouldBe(["u1"]);
        flag.ContextTargets.Select(target => (target.ContextKind, target.Variation, target.Values.Length))
            .ShouldBe([("org", 0, 1), ("user", 1, 0)]);
    }

    [Fact]
    public void A_flag_can_be_built_from_another()
    {
        var original = FlagBuilder.Boolean("f").On().Target(true, "u1").Build();

        var changed = FlagBuilder.From(original).Off().With(flag => flag with { TrackEvents = true }).Target(false, "u2").Build();

        (changed.On, changed.TrackEvents, changed.Targets.Length).ShouldBe((false, true, 2));
        (original.On, original.TrackEvents, original.Targets.Length).ShouldBe((true, false, 1));
    }

    [Fact]
    public void Lists_of_records_are_never_uninitialised()
    {
        var flag = new Flag { Key = "f", Version = 1, Rules = default, Targets = default, Variations = default };

        (flag.Rules.IsDefault, flag.Targets.IsDefault, flag.Variations.IsDefault).ShouldBe((false, false, false));
    }

    [Fact]
    public void A_segment_has_what_it_was_given()
    {
        var segment = SegmentBuilder.Of("beta").Version(3).Include("u1").Include("u2").Exclude("u3")
            .IncludeContexts("org", "o1").ExcludeContexts("org", "o2")
            .Rule(r => r.When("country", Operators.In, "CH").Weight(50_000)).Build();

        (segment.Key, segment.Version).ShouldBe(("beta", 3));
        segment.Included.ShouldBe(["u1", "u2"]);
        segment.Excluded.ShouldBe(["u3"]);
        segment.IncludedContexts.ShouldHaveSingleItem().Values.ShouldBe(["o1"]);
        segment.ExcludedContexts.ShouldHaveSingleItem().ContextKind.ShouldBe("org");
        segment.Rules.ShouldHaveSingleItem().Weight.ShouldBe(50_000);
        SegmentBuilder.From(segment).Unbounded(2, "org").Build().UnboundedContextKind.ShouldBe("org");
    }
}
