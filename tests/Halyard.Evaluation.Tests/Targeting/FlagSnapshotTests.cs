using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Segments;
using Halyard.Evaluation.Targeting;
using Shouldly;

namespace Halyard.Evaluation.Tests.Targeting;

public sealed class FlagSnapshotTests
{
    [Fact]
    public void An_empty_snapshot_has_nothing()
    {
        FlagSnapshot.Empty.FindFlag("a").ShouldBeNull();
        FlagSnapshot.Empty.FindSegment("a").ShouldBeNull();
        FlagSnapshot.Empty.TryGetFlagVersion("a", out var version).ShouldBeFalse();
        version.ShouldBe(0);
    }

    [Fact]
    public void Tombstones_are_not_found_but_have_a_version()
    {
        var snapshot = FlagSnapshot.Create(new(
            [FlagBuilder.Boolean("a").Build(), Flag.Tombstone("b", 7)], [SegmentBuilder.Of("s").Build(), Segment.Tombstone("t", 8)]));

        snapshot.FindFlag("b").ShouldBeNull();
        snapshot.FindSegment("t").ShouldBeNull();
        snapshot.Flags.Select(flag => flag.Key).ShouldBe(["a"]);
        snapshot.Segments.Select(segment => segment.Key).ShouldBe(["s"]);
        snapshot.TryGetFlagVersion("b", out var flagVersion).ShouldBeTrue();
        snapshot.TryGetSegmentVersion("t", out var segmentVersion).ShouldBeTrue();
        (flagVersion, segmentVersion).ShouldBe((7, 8));
    }

    [Fact]
    public void A_change_makes_a_new_snapshot_that_shares_what_did_not_change()
    {
        var before = FlagSnapshot.Create(
            new([FlagBuilder.Boolean("a").Build(), FlagBuilder.Boolean("b").Build()], [SegmentBuilder.Of("s").Build()]));

        var after = before.With(FlagBuilder.Boolean("a").Version(2).Build()).With(SegmentBuilder.Of("t").Build());

        before.FindFlag("a")!.Version.ShouldBe(1);
        before.FindSegment("t").ShouldBeNull();
        after.FindFlag("a")!.Version.ShouldBe(2);
        after.FindFlag("b").ShouldBeSameAs(before.FindFlag("b"));
        after.FindSegment("s").ShouldBeSameAs(before.FindSegment("s"));
        after.FindSegment("t").ShouldNotBeNull();
    }

    [Fact]
    public void A_deletion_hides_a_flag_and_a_later_version_brings_it_back()
    {
        var snapshot = FlagSnapshot.Create(new([FlagBuilder.Boolean("a").Build()], []));

        snapshot = snapshot.With(Flag.Tombstone("a", 2));
        snapshot.FindFlag("a").ShouldBeNull();

        snapshot = snapshot.With(FlagBuilder.Boolean("a").Version(3).Build());
        snapshot.FindFlag("a")!.Version.ShouldBe(3);
    }

    [Fact]
    public void A_prerequisite_comes_from_the_snapshot_of_the_evaluation()
    {
        var before = FlagSnapshot.Create(new(
            [FlagBuilder.Boolean("a").On().Build(), FlagBuilder.Boolean("b").On().Prerequisite("a", 0).Build()], []));
        var after = before.With(FlagBuilder.Boolean("a").Off().Version(2).Build());
        var (context, flag) = (Context.Create("k"), before.FindFlag("b")!);

        Evaluator.Evaluate(flag, context, before).Reason.Kind.ShouldBe(EvaluationReasonKind.Fallthrough);
        Evaluator.Evaluate(flag, context, after).Reason.ShouldBe(EvaluationReason.PrerequisiteFailed("a"));
    }

    [Fact]
    public void Results_are_made_once_and_shared()
    {
        var flag = new CompiledFlag(FlagBuilder.Boolean("a").On().Build());

        Evaluator.Evaluate(flag, Context.Create("k"), FlagSnapshot.Empty)
            .ShouldBeSameAs(Evaluator.Evaluate(flag, Context.Create("other"), FlagSnapshot.Empty));
    }
}
