using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;
using Halyard.Server.Flags;

using Shouldly;

namespace Halyard.Server.Tests.Flags.Instructions;

public sealed class VariationEditsTests
{
    [Fact]
    public void A_variation_is_added_at_the_end()
    {
        var added = Sample.Flag().Apply(new FlagInstruction.AddVariation("black", "Black", "as night")).Value.Flag.Variations[3];

        added.Id.ShouldNotBeEmpty();
        added.Value.ShouldBe("black");
        added.Name.ShouldBe("Black");
        added.Description.ShouldBe("as night");
    }

    [Fact]
    public void A_variation_that_is_added_in_between_moves_what_serves_those_behind_it()
    {
        var flag = Everywhere().Apply(new FlagInstruction.AddVariation("black") { BeforeVariationId = Sample.Green }).Value.Flag;

        flag.Variations.Select(static variation => variation.Value.AsString).ShouldBe(["red", "black", "green", "blue"]);
        flag.Defaults.ShouldBe(new FlagDefaults(0, 3));
        flag.Environments["production"].OffVariation.ShouldBe(3);
        var test = flag.Environments["test"];
        test.Targets.Select(static target => target.Variation).ShouldBe([0, 2, 3]);
        test.Rules.Select(static rule => rule.Serve.Variation).ShouldBe([0, 2]);
        test.Fallthrough.Rollout!.Variations.Select(static share => share.Variation).ShouldBe([0, 2, 3]);
    }

    [Fact]
    public void A_variation_that_nothing_serves_is_removed_and_the_places_behind_it_move_up()
    {
        var flag = Sample.InTest(static test => test with
        {
            Fallthrough = VariationOrRollout.Of(new Rollout { Variations = [new(0, 40_000), new(1, 0), new(2, 60_000)] }),
        });

        var without = flag.Apply(new FlagInstruction.RemoveVariation(Sample.Green)).Value.Flag;

        without.Variations.Select(static variation => variation.Id).ShouldBe([Sample.Red, Sample.Blue]);
        without.Defaults.ShouldBe(new FlagDefaults(0, 1));
        without.Environments["test"].OffVariation.ShouldBe(1);
        without.Environments["test"].Fallthrough.Rollout!.Variations.ShouldBe([new WeightedVariation(0, 40_000), new WeightedVariation(1, 60_000)]);
    }

    public static TheoryData<FlagDefinition, string> Used => new()
    {
        { Sample.Flag() with { Defaults = new FlagDefaults(1, 2) }, "new environments serve it at first" },
        { Sample.InTest(static test => test with { OffVariation = 1 }), "it is the off variation in 'test'" },
        { Sample.InTest(static test => test with { Fallthrough = VariationOrRollout.Of(1) }), "the default rule serves it in 'test'" },
        { Sample.InTest(static test => test with { Fallthrough = VariationOrRollout.Of(Rollout.Of(99_999, 1)) }), "the default rule serves it in 'test'" },
        { Sample.WithTargets(("org", 1, ["acme"])), "it has targets in 'test'" },
        { Sample.WithRules(0, 1), "rule 2 serves it in 'test'" },
    };

    [Theory]
    [MemberData(nameof(Used), DisableDiscoveryEnumeration = true)]
    public void A_variation_in_use_is_not_removed(FlagDefinition flag, string use) =>
        flag.Apply(new FlagInstruction.RemoveVariation(Sample.Green)).ShouldBeRefused("variationId", $"The variation \"green\" is in use: {use}. Change that first.");

    [Fact]
    public void A_variation_that_another_flag_needs_stays_where_it_is()
    {
        var surroundings = Sample.Surroundings with { Prerequisites = new PrerequisiteGraph([new PrerequisiteUse("production", "child", "banner", 1)]) };
        var flag = Sample.Flag();

        flag.Apply(surroundings, new FlagInstruction.RemoveVariation(Sample.Green)).ShouldBeRefused("variationId", "flag 'child' needs it in 'production'");
        flag.Apply(surroundings, new FlagInstruction.AddVariation("black") { BeforeVariationId = Sample.Red })
            .ShouldBeRefused("variationId", "whose place would change");
        flag.Apply(surroundings, new FlagInstruction.ReorderVariations([Sample.Blue, Sample.Green, Sample.Red])).Refusal.ShouldBeNull();
        flag.Apply(surroundings, new FlagInstruction.AddVariation("black")).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_variation_is_renamed_described_and_given_another_value()
    {
        var flag = Sample.Flag().Apply(new FlagInstruction.UpdateVariation(Sample.Red) { Value = "crimson", Name = "Crimson", Description = "d" }).Value.Flag;

        flag.Variations[0].ShouldBe(new Variation { Id = Sample.Red, Value = "crimson", Name = "Crimson", Description = "d" });
        flag.Apply(new FlagInstruction.UpdateVariation(Sample.Red) { Name = "" }).Value.Flag.Variations[0].Name.ShouldBeNull();
        Sample.Flag().Apply(new FlagInstruction.UpdateVariation(Sample.Red) { Value = "red" }).ShouldChangeNothing();
        Sample.Flag().Apply(new FlagInstruction.UpdateVariation(Sample.Red)).ShouldChangeNothing();
    }

    [Fact]
    public void Variations_in_another_order_serve_the_same_as_before()
    {
        var flag = Everywhere().Apply(new FlagInstruction.ReorderVariations([Sample.Blue, Sample.Red, Sample.Green])).Value.Flag;

        flag.Variations.Select(static variation => variation.Id).ShouldBe([Sample.Blue, Sample.Red, Sample.Green]);
        flag.Defaults.ShouldBe(new FlagDefaults(1, 0));
        flag.Environments["test"].Targets.Select(static target => target.Variation).ShouldBe([1, 2, 0]);
        Sample.Flag().Apply(new FlagInstruction.ReorderVariations([Sample.Red, Sample.Green, Sample.Blue])).ShouldChangeNothing();
    }

    [Fact]
    public void Defaults_are_named_by_value()
    {
        var flag = Sample.Flag();

        flag.Apply(new FlagInstruction.UpdateDefaultVariation { OnVariationValue = "green" }).Value.Flag.Defaults.ShouldBe(new FlagDefaults(1, 2));
        flag.Apply(new FlagInstruction.UpdateDefaultVariation { OffVariationValue = "red" }).Value.Flag.Defaults.ShouldBe(new FlagDefaults(0, 0));
        flag.Apply(new FlagInstruction.UpdateDefaultVariation { OffVariationValue = "blue" }).ShouldChangeNothing();
        flag.Apply(new FlagInstruction.UpdateDefaultVariation { OffVariationValue = 1 })
            .ShouldBeRefused("offVariationValue", "has the value 1. They have: \"red\", \"green\", \"blue\"");
    }

    public static TheoryData<FlagInstruction, string, string> Refused => new()
    {
        { new FlagInstruction.AddVariation("red"), "value", "Another variation has the value \"red\" already" },
        { new FlagInstruction.AddVariation(7), "value", "The value is 7; a variation of this flag is a string" },
        { new FlagInstruction.AddVariation(default), "value", "a variation of this flag is a string" },
        { new FlagInstruction.AddVariation("x", new string('n', 257)), "name", "it can have 256" },
        { new FlagInstruction.AddVariation("x") { BeforeVariationId = "none" }, "beforeVariationId", "no variation 'none'" },
        { new FlagInstruction.AddVariation(new string('v', 100_000)), "value", "it can have 100,000" },
        { new FlagInstruction.RemoveVariation("none"), "variationId", "no variation 'none'" },
        { new FlagInstruction.UpdateVariation("none"), "variationId", "no variation 'none'" },
        { new FlagInstruction.UpdateVariation(Sample.Red) { Value = "blue" }, "value", "Another variation has the value \"blue\" already" },
        { new FlagInstruction.UpdateVariation(Sample.Red) { Value = true }, "value", "a variation of this flag is a string" },
        { new FlagInstruction.ReorderVariations([Sample.Red, Sample.Green]), "variationIds", "each of the 3 variations once" },
        { new FlagInstruction.ReorderVariations([Sample.Red, Sample.Red, Sample.Green]), "variationIds", "each of the 3 variations once" },
        { new FlagInstruction.ReorderVariations([Sample.Red, "none", Sample.Green]), "variationIds[1]", "no variation 'none'" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_a_variation_is_refused(FlagInstruction instruction, string field, string message) =>
        Sample.Flag().Apply(instruction).ShouldBeRefused(field, message);

    [Fact]
    public void A_boolean_flag_has_two_variations_for_ever()
    {
        var flag = Sample.Flag() with { Variations = [new() { Id = "t", Value = true }, new() { Id = "f", Value = false }], Defaults = new FlagDefaults(0, 1) };

        flag.Apply(new FlagInstruction.AddVariation("maybe")).ShouldBeRefused("value", "exactly the variations true and false");
        flag.Apply(new FlagInstruction.RemoveVariation("t")).ShouldBeRefused("variationId", "it must keep at least 2");
    }

    // Targets of all three variations, rules that serve the first two, a rollout over all.
    private static FlagDefinition Everywhere() => Sample.InTest(test => test with
    {
        Targets = [.. Enumerable.Range(0, 3).Select(static index => new Target { ContextKind = "user", Variation = index, Values = [$"user-{index}"] })],
        Rules = Sample.WithRules(0, 1).Environments["test"].Rules,
        Fallthrough = VariationOrRollout.Of(Rollout.Of(20_000, 30_000, 50_000)),
    });
}
