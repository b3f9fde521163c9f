using System.Collections.Immutable;
using System.Text.Json;

using Halyard.Api;
using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;
using Halyard.Server.Dashboard.Targeting;
using Halyard.Server.Flags;

using Shouldly;

using TargetingDifference = Halyard.Server.Dashboard.Targeting.TargetingDifference;

namespace Halyard.Server.Tests.Dashboard;

public sealed class DraftTests
{
    private readonly Draft _draft = new(SampleFlags.Full(), SampleFlags.Environment);

    public static TheoryData<string, Action<Draft>, string[]> Edits => new()
    {
        { "off variation", static draft => draft.ServeWhenOff(0), ["updateOffVariation"] },
        { "off to the code's default", static draft => draft.ServeWhenOff(null), ["updateOffVariation"] },
        { "default variation", static draft => draft.ServeByDefault(VariationOrRollout.Of(2)), ["updateFallthroughVariationOrRollout"] },
        { "default rollout", static draft => draft.ServeByDefault(VariationOrRollout.Of(Rollout.Of(10_000, 20_000, 70_000))), ["updateFallthroughVariationOrRollout"] },
        { "default rollout by organization", static draft => draft.ServeByDefault(VariationOrRollout.Of(Rollout.Of(50_000, 50_000, 0) with { ContextKind = "organization", BucketBy = "region" })), ["updateFallthroughVariationOrRollout"] },
        { "default rollout in another order", static draft => draft.ServeByDefault(VariationOrRollout.Of(new Rollout { ContextKind = "user", Variations = [new(2, 40_000), new(0, 60_000)] })), ["updateFallthroughVariationOrRollout"] },
        { "new target", static draft => draft.Target("user", 1, "cy"), ["addTargets"] },
        { "targets of another kind", static draft => draft.Target("organization", 1, "acme", "initech"), ["addTargets"] },
        { "target gone", static draft => draft.Untarget("user", "ada"), ["removeTargets"] },
        { "target moved", static draft => draft.Target("user", 2, "ada"), ["removeTargets", "addTargets"] },
        { "all targets gone", static draft => { draft.Untarget("user", "ada"); draft.Untarget("user", "bob"); }, ["removeTargets"] },
        { "prerequisite gone", static draft => draft.DropRequirement("payments"), ["removePrerequisite"] },
        { "prerequisite changed", static draft => draft.Require(SampleFlags.Boolean("payments"), 1), ["updatePrerequisite"] },
        { "prerequisite added", static draft => draft.Require(SampleFlags.Boolean("search"), 0), ["addPrerequisite"] },
        { "rule gone", static draft => draft.RemoveRule("staff"), ["removeRule"] },
        { "rules swapped", static draft => draft.MoveRule("beta", -1), ["reorderRules"] },
        { "rule renamed", static draft => draft.Describe("staff", "Colleagues"), ["updateRuleDescription"] },
        { "rule unnamed", static draft => draft.Describe("staff", " "), ["updateRuleDescription"] },
        { "rule serves another", static draft => draft.Serve("staff", VariationOrRollout.Of(2)), ["updateRuleVariationOrRollout"] },
        { "rule serves shares", static draft => draft.Serve("staff", VariationOrRollout.Of(Rollout.Of(1_000, 2_000, 97_000))), ["updateRuleVariationOrRollout"] },
        { "rule at the end", static draft => Fill(draft, draft.AddRule()), ["addRule"] },
        { "rule in front", static draft => Fill(draft, draft.AddRule(0)), ["addRule"] },
        { "two rules in the middle", static draft => { Fill(draft, draft.AddRule(1)); Fill(draft, draft.AddRule(2)); }, ["addRule", "addRule"] },
        { "new rule moved to the front of swapped rules", static draft => { var id = draft.AddRule(); Fill(draft, id); draft.MoveRule(id, -2); draft.MoveRule("beta", -1); }, ["reorderRules", "addRule"] },
        { "clause added", static draft => { draft.AddClause("staff"); FillClause(draft, "staff", 1); }, ["addClauses"] },
        { "clause gone", static draft => draft.RemoveClause("beta", "c3"), ["removeClauses"] },
        { "only clause replaced", static draft => { draft.AddClause("staff"); FillClause(draft, "staff", 1); draft.RemoveClause("staff", "c1"); }, ["addClauses", "removeClauses"] },
        { "clause's values added", static draft => draft.SetClause("beta", SampleFlags.Clause("c2", "plan", "in", "pro", "team", "max")), ["addValuesToClause"] },
        { "clause's values gone", static draft => draft.SetClause("beta", SampleFlags.Clause("c2", "plan", "in", "team")), ["removeValuesFromClause"] },
        { "clause's values replaced", static draft => draft.SetClause("beta", SampleFlags.Clause("c2", "plan", "in", "max")), ["updateClause"] },
        { "clause negated", static draft => draft.SetClause("beta", SampleFlags.Clause("c3", "country", "in", "CH") with { Negate = true }), ["updateClause"] },
        { "clause of another kind", static draft => draft.SetClause("beta", SampleFlags.Clause("c3", "country", "in", "CH") with { ContextKind = "device" }), ["updateClause"] },
        { "many things", static draft => { draft.ServeWhenOff(0); draft.RemoveRule("staff"); draft.Describe("beta", "B"); draft.Target("user", 1, "ada"); }, ["updateOffVariation", "removeTargets", "addTargets", "removeRule", "updateRuleDescription"] },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void An_edit_is_saved_by_its_instructions(string name, Action<Draft> edit, string[] kinds)
    {
        edit(_draft);

        Kinds(_draft.Instructions()).ShouldBe(kinds, name);
    }

    [Theory]
    [MemberData(nameof(Edits))]
    public void Applying_the_instructions_gives_the_drafted_targeting(string name, Action<Draft> edit, string[] kinds)
    {
        edit(_draft);

        var applied = Apply(_draft.Saved, _draft.Instructions());
        TargetingDifference.Between(applied.Variations, applied.Environments[SampleFlags.Environment], _draft.Targeting, static _ => "").ShouldBeEmpty(name);
        kinds.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_draft_without_edits_has_nothing_to_save()
    {
        _draft.IsChanged.ShouldBeFalse();
        _draft.Instructions().ShouldBeEmpty();
    }

    [Fact]
    public void An_edit_that_is_taken_back_by_hand_leaves_nothing_to_save()
    {
        _draft.MoveRule("beta", -1);
        _draft.Target("user", 1, "ada");
        _draft.MoveRule("beta", 1);
        _draft.Target("user", 0, "ada");

        _draft.IsChanged.ShouldBeFalse();
    }

    [Fact]
    public void Discarding_brings_back_what_is_saved()
    {
        _draft.RemoveRule("staff");
        _draft.ServeWhenOff(0);

        _draft.Discard();

        _draft.IsChanged.ShouldBeFalse();
        _draft.Targeting.ShouldBe(_draft.Saved.Environments[SampleFlags.Environment]);
    }

    [Fact]
    public void A_key_is_targeted_once_in_its_context_kind()
    {
        _draft.Target("user", 1, "ada");
        _draft.Target("organization", 2, "ada");

        TargetEdits.Index(_draft.Targeting.Targets).ShouldBe(
            new Dictionary<(string, string), int> { [("user", "ada")] = 1, [("user", "bob")] = 0, [("organization", "ada")] = 2 }, ignoreOrder: true);
    }

    [Fact]
    public void A_rule_moves_no_further_than_the_ends()
    {
        _draft.MoveRule("staff", -1);
        _draft.MoveRule("beta", 5);

        _draft.Targeting.Rules.Select(static rule => rule.Id).ShouldBe(["staff", "beta"]);
    }

    [Fact]
    public void What_cannot_be_saved_is_named_with_its_place()
    {
        var added = _draft.AddRule();
        _draft.ServeByDefault(VariationOrRollout.Of(Rollout.Of(20_000, 30_000, 45_000)));

        _draft.Problems().ShouldBe(
        [
            new DraftProblem(new DraftPart.Rule(added), DraftProblemKind.NoAttribute),
            new DraftProblem(new DraftPart.Rule(added), DraftProblemKind.NoValue),
            new DraftProblem(new DraftPart.DefaultRule(), DraftProblemKind.Total, 95m),
        ]);
    }

    [Fact]
    public void A_rule_without_a_condition_cannot_be_saved()
    {
        _draft.RemoveClause("staff", "c1");

        _draft.Problems().ShouldBe([new DraftProblem(new DraftPart.Rule("staff"), DraftProblemKind.NoClause)]);
    }

    private static void Fill(Draft draft, string ruleId) => FillClause(draft, ruleId, 0);

    private static void FillClause(Draft draft, string ruleId, int index)
    {
        var clause = draft.Targeting.Rules.Single(rule => rule.Id == ruleId).Clauses[index];
        draft.SetClause(ruleId, clause with { Attribute = "country", Values = ["DE"] });
    }

    private static IEnumerable<string?> Kinds(ImmutableArray<FlagInstruction> instructions) =>
        JsonSerializer.SerializeToElement(instructions, ApiJson.Default.ImmutableArrayFlagInstruction)
            .EnumerateArray()
            .Select(static instruction => instruction.GetProperty("kind").GetString());

    private static FlagDefinition Apply(FlagDefinition flag, ImmutableArray<FlagInstruction> instructions)
    {
        var others = new[] { SampleFlags.Boolean("payments"), SampleFlags.Boolean("search") }.ToImmutableDictionary(static other => other.Key);
        var surroundings = new FlagSurroundings { Environment = SampleFlags.Environment, At = SampleFlags.At, Others = others };
        var outcome = FlagInstructions.Apply(flag, instructions, surroundings);
        outcome.Refusal.ShouldBeNull();
        return outcome.Value.Flag;
    }
}
