using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;
using Halyard.Server.Dashboard.Targeting;

using Shouldly;

namespace Halyard.Server.Tests.Dashboard;

/// <summary>Somebody else saves the flag while a draft of it is open.</summary>
public sealed class DraftRebaseTests
{
    private readonly Draft _draft = new(SampleFlags.Full(), SampleFlags.Environment);

    [Fact]
    public void Changes_of_different_parts_are_both_kept()
    {
        _draft.ServeWhenOff(0);
        _draft.Target("user", 1, "cy");

        _draft.Rebase(Newer(static other =>
        {
            other.ServeByDefault(VariationOrRollout.Of(2));
            other.Describe("staff", "Colleagues");
            other.Target("user", 2, "dan");
        }));

        _draft.Conflicts.ShouldBeEmpty();
        _draft.Targeting.OffVariation.ShouldBe(0);
        _draft.Targeting.Fallthrough.Variation.ShouldBe(2);
        _draft.Targeting.Rules[0].Description.ShouldBe("Colleagues");
        TargetEdits.Index(_draft.Targeting.Targets).Keys.Select(static key => key.Key).ShouldBe(["ada", "bob", "cy", "dan"], ignoreOrder: true);
    }

    [Fact]
    public void After_a_rebase_only_the_drafts_own_changes_are_saved()
    {
        _draft.ServeWhenOff(0);

        _draft.Rebase(Newer(static other => other.RemoveRule("staff")));

        _draft.Saved.Version.ShouldBe(6);
        _draft.Instructions().ShouldBe([new FlagInstruction.UpdateOffVariation("a")]);
    }

    [Fact]
    public void The_switch_is_never_part_of_a_draft()
    {
        _draft.ServeWhenOff(0);

        _draft.Rebase(Newer(static _ => { }, static targeting => targeting with { On = false }));

        _draft.Targeting.On.ShouldBeFalse();
        _draft.Conflicts.ShouldBeEmpty();
    }

    [Fact]
    public void The_same_change_on_both_sides_is_no_conflict()
    {
        _draft.ServeWhenOff(0);
        _draft.RemoveRule("beta");

        _draft.Rebase(Newer(static other =>
        {
            other.ServeWhenOff(0);
            other.RemoveRule("beta");
        }));

        _draft.Conflicts.ShouldBeEmpty();
        _draft.IsChanged.ShouldBeFalse();
    }

    [Fact]
    public void A_conflict_keeps_the_draft_until_somebody_decides()
    {
        _draft.ServeByDefault(VariationOrRollout.Of(0));

        _draft.Rebase(Newer(static other => other.ServeByDefault(VariationOrRollout.Of(2))));

        _draft.Conflicts.ShouldBe([new DraftConflict(new DraftPart.DefaultRule())]);
        _draft.Targeting.Fallthrough.Variation.ShouldBe(0);
        _draft.Saved.Environments[SampleFlags.Environment].Fallthrough.Variation.ShouldBe(2);
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 0)]
    public void A_conflict_is_settled_by_either_side(bool takeTheirs, int served)
    {
        _draft.ServeByDefault(VariationOrRollout.Of(0));
        _draft.Rebase(Newer(static other => other.ServeByDefault(VariationOrRollout.Of(2))));

        _draft.Settle(_draft.Conflicts[0], takeTheirs);

        _draft.Conflicts.ShouldBeEmpty();
        _draft.Targeting.Fallthrough.Variation.ShouldBe(served);
    }

    [Fact]
    public void A_rule_that_both_edited_is_one_conflict()
    {
        _draft.Describe("beta", "Mine");

        _draft.Rebase(Newer(static other => other.Serve("beta", VariationOrRollout.Of(2))));

        _draft.Conflicts.ShouldBe([new DraftConflict(new DraftPart.Rule("beta"))]);
        _draft.Settle(_draft.Conflicts[0], takeTheirs: true);
        _draft.Targeting.Rules[1].Serve.Variation.ShouldBe(2);
        _draft.IsChanged.ShouldBeFalse();
    }

    [Fact]
    public void A_rule_that_is_edited_here_and_removed_there_is_kept_until_somebody_decides()
    {
        _draft.Describe("staff", "Mine");

        _draft.Rebase(Newer(static other => other.RemoveRule("staff")));

        _draft.Conflicts.ShouldBe([new DraftConflict(new DraftPart.Rule("staff"))]);
        _draft.Targeting.Rules.Select(static rule => rule.Id).ShouldBe(["staff", "beta"]);
        _draft.Settle(_draft.Conflicts[0], takeTheirs: true);
        _draft.Targeting.Rules.Select(static rule => rule.Id).ShouldBe(["beta"]);
    }

    [Fact]
    public void New_rules_of_both_sides_stand_where_each_put_them()
    {
        var mine = _draft.AddRule(1);
        var theirs = "";

        _draft.Rebase(Newer(other => theirs = other.AddRule()));

        _draft.Conflicts.ShouldBeEmpty();
        _draft.Targeting.Rules.Select(static rule => rule.Id).ShouldBe(["staff", mine, "beta", theirs]);
    }

    [Fact]
    public void An_order_that_only_the_draft_changed_is_the_drafts()
    {
        _draft.MoveRule("beta", -1);

        _draft.Rebase(Newer(static other => other.Describe("staff", "Colleagues")));

        _draft.Conflicts.ShouldBeEmpty();
        _draft.Targeting.Rules.Select(static rule => rule.Id).ShouldBe(["beta", "staff"]);
    }

    [Fact]
    public void A_variation_that_moved_is_still_the_one_that_was_meant()
    {
        _draft.ServeByDefault(VariationOrRollout.Of(2));
        var first = new Variation { Id = "z", Value = "zero" };

        _draft.Rebase(Newer(static _ => { }) with { Variations = [first, .. SampleFlags.Full().Variations] });

        _draft.Targeting.Fallthrough.Variation.ShouldBe(3);
    }

    private static FlagDefinition Newer(Action<Draft> edit, Func<FlagTargeting, FlagTargeting>? change = null)
    {
        var other = new Draft(SampleFlags.Full(), SampleFlags.Environment);
        edit(other);
        var targeting = change?.Invoke(other.Targeting) ?? other.Targeting;
        return other.Saved with { Version = 6, Environments = other.Saved.Environments.SetItem(SampleFlags.Environment, targeting) };
    }
}
