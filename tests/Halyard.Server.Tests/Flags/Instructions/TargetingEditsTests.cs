using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;

using Shouldly;

namespace Halyard.Server.Tests.Flags.Instructions;

public sealed class TargetingEditsTests
{
    [Fact]
    public void A_flag_is_turned_on_and_off()
    {
        var flag = Sample.Flag();

        flag.Apply(new FlagInstruction.TurnFlagOn()).Test().On.ShouldBeTrue();
        flag.Apply(new FlagInstruction.TurnFlagOff()).ShouldChangeNothing();
        Sample.InTest(static test => test with { On = true }).Apply(new FlagInstruction.TurnFlagOff()).Test().On.ShouldBeFalse();
        Sample.InTest(static test => test with { On = true }).Apply(new FlagInstruction.TurnFlagOn()).ShouldChangeNothing();
    }

    [Fact]
    public void The_off_variation_is_one_of_the_flag_or_none()
    {
        var flag = Sample.Flag();

        flag.Apply(new FlagInstruction.UpdateOffVariation(Sample.Green)).Test().OffVariation.ShouldBe(1);
        flag.Apply(new FlagInstruction.UpdateOffVariation()).Test().OffVariation.ShouldBeNull();
        flag.Apply(new FlagInstruction.UpdateOffVariation(Sample.Blue)).ShouldChangeNothing();
        flag.Apply(new FlagInstruction.UpdateOffVariation("x")).ShouldBeRefused("variationId", "no variation 'x'");
    }

    [Fact]
    public void The_default_rule_serves_a_variation()
    {
        var flag = Sample.Flag();

        flag.Apply(new FlagInstruction.UpdateFallthroughVariationOrRollout { VariationId = Sample.Blue }).Test().Fallthrough.ShouldBe(VariationOrRollout.Of(2));
        flag.Apply(new FlagInstruction.UpdateFallthroughVariationOrRollout { VariationId = Sample.Red }).ShouldChangeNothing();
    }

    [Fact]
    public void Weights_become_a_rollout_in_the_order_of_the_variations()
    {
        var rollout = Sample.Flag().Apply(new FlagInstruction.UpdateFallthroughVariationOrRollout
        {
            RolloutWeights = Sample.Weights((Sample.Red, 25_000), (Sample.Blue, 75_000), (Sample.Green, 0)),
            RolloutBucketBy = "/address/city",
            RolloutContextKind = "org",
        }).Test().Fallthrough.Rollout!;

        rollout.Kind.ShouldBe(RolloutKind.Rollout);
        rollout.ContextKind.ShouldBe("org");
        rollout.BucketBy.ShouldBe("/address/city");
        rollout.Variations.ShouldBe([new WeightedVariation(0, 25_000), new WeightedVariation(1, 0), new WeightedVariation(2, 75_000)]);
    }

    [Fact]
    public void A_rollout_that_says_nothing_more_deals_out_users_by_their_key()
    {
        var weights = Sample.Weights((Sample.Red, 50_000), (Sample.Blue, 50_000));

        var rollout = Sample.Flag().Apply(new FlagInstruction.UpdateFallthroughVariationOrRollout { RolloutWeights = weights }).Test().Fallthrough.Rollout!;

        rollout.ContextKind.ShouldBe("user");
        rollout.BucketBy.ShouldBeNull();
    }

    [Fact]
    public void An_experiment_keeps_its_seed_and_what_it_leaves_out()
    {
        var rollout = Sample.Flag().Apply(new FlagInstruction.UpdateFallthroughVariationOrRollout
        {
            Rollout = new NewRollout { Kind = "experiment", Seed = 61, Variations = [new NewShare(Sample.Blue, 60_000), new NewShare(Sample.Red, 40_000, true)] },
        }).Test().Fallthrough.Rollout!;

        rollout.Kind.ShouldBe(RolloutKind.Experiment);
        rollout.Seed.ShouldBe(61);
        rollout.Variations.ShouldBe([new WeightedVariation(2, 60_000), new WeightedVariation(0, 40_000, true)]);
    }

    public static TheoryData<FlagInstruction.UpdateFallthroughVariationOrRollout, string, string> Unservable => new()
    {
        { new(), "variationId", "'variationId' or 'rolloutWeights' must be present" },
        { new() { VariationId = "x" }, "variationId", "no variation 'x'" },
        { new() { VariationId = Sample.Red, RolloutWeights = Sample.Weights((Sample.Red, 100_000)) }, "variationId", "exclude each other" },
        { new() { RolloutWeights = Sample.Weights(("x", 100_000)) }, "rolloutWeights", "no variation 'x'" },
        { new() { RolloutWeights = Sample.Weights((Sample.Red, 90_000)) }, "rolloutWeights", "The weights total 90,000; they must total 100,000" },
        { new() { RolloutWeights = Sample.Weights() }, "rolloutWeights", "The weights total 0" },
        { new() { RolloutWeights = Sample.Weights((Sample.Red, -1), (Sample.Blue, 100_001)) }, "rolloutWeights", "it must be from 0 to 100,000" },
        { new() { RolloutWeights = Sample.Weights((Sample.Red, 100_000)), RolloutContextKind = "kind" }, "rolloutContextKind", "'user' or 'organization'" },
        { new() { RolloutWeights = Sample.Weights((Sample.Red, 100_000)), RolloutBucketBy = "/a//b" }, "rolloutBucketBy", "Name an attribute" },
        { new() { Rollout = new() { Variations = [new("x", 100_000)] } }, "rollout.variations[0].variationId", "no variation 'x'" },
        { new() { Rollout = new() { Variations = [new(Sample.Red, 1)] } }, "rollout.variations", "The weights total 1" },
        { new() { Rollout = new() { Variations = [new(Sample.Red, 100_000)], Seed = 0 } }, "rollout.seed", "take another number" },
        { new() { Rollout = new() { Variations = [new(Sample.Red, 100_000)], Kind = "lottery" } }, "rollout.kind", "'rollout' or 'experiment'" },
    };

    [Theory]
    [MemberData(nameof(Unservable), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_served_is_refused(FlagInstruction.UpdateFallthroughVariationOrRollout wanted, string field, string message) =>
        Sample.Flag().Apply(wanted).ShouldBeRefused(field, message);

    [Fact]
    public void Evaluations_are_tracked_or_not()
    {
        var flag = Sample.Flag();

        flag.Apply(new FlagInstruction.UpdateTrackEvents(true)).Test().TrackEvents.ShouldBeTrue();
        flag.Apply(new FlagInstruction.UpdateTrackEvents(false)).ShouldChangeNothing();
        flag.Apply(new FlagInstruction.UpdateTrackEventsFallthrough(true)).Test().TrackEventsFallthrough.ShouldBeTrue();
        flag.Apply(new FlagInstruction.UpdateTrackEventsFallthrough(false)).ShouldChangeNothing();
    }

    [Fact]
    public void Only_a_migration_has_a_check_ratio()
    {
        var migration = Sample.Flag() with { Purpose = "migration" };

        migration.Apply(new FlagInstruction.UpdateMigrationCheckRatio(10)).Test().MigrationCheckRatio.ShouldBe(10);
        migration.Apply(new FlagInstruction.UpdateMigrationCheckRatio()).ShouldChangeNothing();
        migration.Apply(new FlagInstruction.UpdateMigrationCheckRatio(0)).ShouldBeRefused("checkRatio", "it must be 1 or more");
        Sample.Flag().Apply(new FlagInstruction.UpdateMigrationCheckRatio(10)).ShouldBeRefused("kind", "does not steer a migration");
    }
}
