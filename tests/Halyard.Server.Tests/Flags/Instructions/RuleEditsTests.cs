using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;
using Halyard.Server.Flags;

using Shouldly;

namespace Halyard.Server.Tests.Flags.Instructions;

public sealed class RuleEditsTests
{
    [Fact]
    public void A_rule_is_added_at_the_end()
    {
        var rules = Sample.WithRules(0).Apply(new FlagInstruction.AddRule
        {
            Clauses = [Sample.Clause("country", "in", "CH", "AT")],
            VariationId = Sample.Blue,
            Description = "Alps",
            Ref = "alps",
            TrackEvents = true,
        }).Test().Rules;

        rules.Length.ShouldBe(2);
        var rule = rules[1];
        rule.Id.ShouldNotBeEmpty();
        rule.Ref.ShouldBe("alps");
        rule.Description.ShouldBe("Alps");
        rule.Serve.ShouldBe(VariationOrRollout.Of(2));
        rule.TrackEvents.ShouldBeTrue();
        var clause = rule.Clauses.ShouldHaveSingleItem();
        clause.Id.ShouldNotBeEmpty();
        clause.ContextKind.ShouldBe("user");
        clause.Values.ShouldBe(["CH", "AT"]);
    }

    [Fact]
    public void A_rule_is_added_before_another_named_by_id_or_ref()
    {
        var flag = Sample.WithRules(0, 1);

        Ids(flag.Apply(Rule("new") with { BeforeRuleId = "rule-2" }).Test()).ShouldBe(["rule-1", "new", "rule-2"]);
        Ids(flag.Apply(Rule("new") with { BeforeRuleId = "ref-1" }).Test()).ShouldBe(["new", "rule-1", "rule-2"]);
    }

    [Fact]
    public void A_rule_keeps_the_id_it_had_unless_another_has_it()
    {
        var rules = Sample.WithRules(0).Apply(Rule("rule-1"), Rule("kept")).Test().Rules;

        rules[1].Id.ShouldNotBe("rule-1");
        rules[2].Id.ShouldBe("kept");
    }

    [Fact]
    public void A_rule_is_removed_by_id_or_ref_and_an_absent_one_is_no_error()
    {
        var flag = Sample.WithRules(0, 1);

        Ids(flag.Apply(new FlagInstruction.RemoveRule("rule-1")).Test()).ShouldBe(["rule-2"]);
        Ids(flag.Apply(new FlagInstruction.RemoveRule("ref-2")).Test()).ShouldBe(["rule-1"]);
        flag.Apply(new FlagInstruction.RemoveRule("rule-9")).ShouldChangeNothing();
    }

    [Fact]
    public void Rules_are_put_into_another_order()
    {
        var flag = Sample.WithRules(0, 1, 2);

        Ids(flag.Apply(new FlagInstruction.ReorderRules(["rule-3", "rule-1", "rule-2"])).Test()).ShouldBe(["rule-3", "rule-1", "rule-2"]);
        flag.Apply(new FlagInstruction.ReorderRules(["rule-1", "rule-2", "rule-3"])).ShouldChangeNothing();
    }

    [Fact]
    public void Rules_are_replaced_and_those_that_come_back_keep_their_ids()
    {
        var flag = Sample.WithRules(0, 1);

        var rules = flag.Apply(new FlagInstruction.ReplaceRules(
            [new NewRule { Clauses = [Sample.Clause()], VariationId = Sample.Blue }, new NewRule { Id = "rule-1", Clauses = [Sample.Clause()], VariationId = Sample.Red }]))
            .Test();

        rules.Rules.Length.ShouldBe(2);
        rules.Rules[1].Id.ShouldBe("rule-1");
        flag.Apply(new FlagInstruction.ReplaceRules([])).Test().Rules.ShouldBeEmpty();
    }

    [Fact]
    public void A_rule_is_described_tracked_and_set_to_serve()
    {
        var flag = Sample.WithRules(0);

        flag.Apply(new FlagInstruction.UpdateRuleDescription("rule-1", "Nordics")).Test().Rules[0].Description.ShouldBe("Nordics");
        flag.Apply(new FlagInstruction.UpdateRuleDescription("rule-1", "")).ShouldChangeNothing();
        flag.Apply(new FlagInstruction.UpdateRuleTrackEvents("rule-1", true)).Test().Rules[0].TrackEvents.ShouldBeTrue();
        flag.Apply(new FlagInstruction.UpdateRuleTrackEvents("rule-1", false)).ShouldChangeNothing();
        flag.Apply(new FlagInstruction.UpdateRuleVariationOrRollout("rule-1") { VariationId = Sample.Blue }).Test().Rules[0].Serve.Variation.ShouldBe(2);
        flag.Apply(new FlagInstruction.UpdateRuleVariationOrRollout("rule-1") { VariationId = Sample.Red }).ShouldChangeNothing();
    }

    [Fact]
    public void Clauses_are_added_changed_and_removed()
    {
        var flag = Sample.WithRules(0);
        var two = flag.Apply(new FlagInstruction.AddClauses("rule-1", [Sample.Clause("plan") with { Id = "plan-clause" }])).Value.Flag;

        two.Environments["test"].Rules[0].Clauses.Select(static clause => clause.Id).ShouldBe(["clause-1", "plan-clause"]);
        two.Apply(new FlagInstruction.RemoveClauses("rule-1", ["clause-1"])).Test().Rules[0].Clauses.ShouldHaveSingleItem().Id.ShouldBe("plan-clause");
        var changed = two.Apply(new FlagInstruction.UpdateClause("ref-1", "clause-1", Sample.Clause("email", "endsWith", ".edu"))).Test().Rules[0].Clauses[0];
        changed.Id.ShouldBe("clause-1");
        changed.Attribute.ShouldBe("email");
        flag.Apply(new FlagInstruction.RemoveClauses("rule-1", ["clause-9"])).ShouldChangeNothing();
        flag.Apply(new FlagInstruction.UpdateClause("rule-1", "clause-1", Sample.Clause("country", "in", "SE", "DK"))).ShouldChangeNothing();
    }

    [Fact]
    public void Values_of_a_clause_are_added_and_removed()
    {
        var flag = Sample.WithRules(0);

        flag.Apply(new FlagInstruction.AddValuesToClause("rule-1", "clause-1", ["NO", "SE"])).Test().Rules[0].Clauses[0].Values.ShouldBe(["SE", "DK", "NO"]);
        flag.Apply(new FlagInstruction.RemoveValuesFromClause("rule-1", "clause-1", ["SE", "XX"])).Test().Rules[0].Clauses[0].Values.ShouldBe(["DK"]);
        flag.Apply(new FlagInstruction.AddValuesToClause("rule-1", "clause-1", ["SE"])).ShouldChangeNothing();
        flag.Apply(new FlagInstruction.RemoveValuesFromClause("rule-1", "clause-1", ["XX"])).ShouldChangeNothing();
    }

    [Fact]
    public void A_rule_can_refer_to_segments_that_exist()
    {
        var surroundings = Sample.Surroundings with { Segments = [new SegmentUse("test", "beta")] };
        var rule = Rule("new") with { Clauses = [new NewClause { Op = "segmentMatch", Values = ["beta"] }] };

        Sample.Flag().Apply(surroundings, rule).Test().Rules[0].Clauses[0].ContextKind.ShouldBe("");
        Sample.Flag().Apply(rule).ShouldBeRefused("values", "There is no segment 'beta' in environment 'test'. Create it first.");
        Sample.Flag().Apply(surroundings, rule with { EnvironmentKey = "production" }).ShouldBeRefused("values", "There is no segment 'beta' in environment 'production'");
    }

    public static TheoryData<FlagInstruction, string, string> Refused => new()
    {
        { Rule("n") with { Clauses = [] }, "clauses", "at least one clause" },
        { Rule("n") with { VariationId = null }, "variationId", "must be present" },
        { Rule("n") with { VariationId = "x" }, "variationId", "no variation 'x'" },
        { Rule("n") with { BeforeRuleId = "x" }, "beforeRuleId", "There is no rule 'x'" },
        { Rule("n") with { Ref = "ref-1" }, "ref", "Another rule has the ref 'ref-1'" },
        { Rule("n") with { Clauses = [Sample.Clause("country", "is")] }, "clauses[0].op", "There is no operator 'is'" },
        { Rule("n") with { Clauses = [Sample.Clause("", "in")] }, "clauses[0].attribute", "Name an attribute" },
        { Rule("n") with { Clauses = [Sample.Clause() with { ContextKind = "multi" }] }, "clauses[0].contextKind", "'user' or 'organization'" },
        { Rule("n") with { Clauses = [Sample.Clause("email", "matches", "(")] }, "clauses[0].values[0]", "" },
        { Rule("n") with { Clauses = [Sample.Clause("born", "before", "yesterday")] }, "clauses[0].values[0]", "" },
        { Rule("n") with { Clauses = [Sample.Clause("version", "semVerEqual", "v1")] }, "clauses[0].values[0]", "" },
        { new FlagInstruction.ReorderRules(["rule-1"]), "ruleIds", "each of the 2 rules once" },
        { new FlagInstruction.ReorderRules(["rule-1", "rule-1"]), "ruleIds", "each of the 2 rules once" },
        { new FlagInstruction.ReorderRules(["rule-1", "x"]), "ruleIds[1]", "There is no rule 'x'" },
        { new FlagInstruction.ReplaceRules([new NewRule { Clauses = [Sample.Clause()] }]), "rules[0].variationId", "must be present" },
        { new FlagInstruction.UpdateRuleDescription("x", "d"), "ruleId", "There is no rule 'x'" },
        { new FlagInstruction.UpdateRuleDescription("rule-1", new string('d', 10_001)), "description", "10,001 characters" },
        { new FlagInstruction.UpdateRuleTrackEvents("x", true), "ruleId", "There is no rule 'x'" },
        { new FlagInstruction.UpdateRuleVariationOrRollout("x") { VariationId = Sample.Red }, "ruleId", "There is no rule 'x'" },
        { new FlagInstruction.UpdateRuleVariationOrRollout("rule-1"), "variationId", "must be present" },
        { new FlagInstruction.AddClauses("x", [Sample.Clause()]), "ruleId", "There is no rule 'x'" },
        { new FlagInstruction.RemoveClauses("rule-1", ["clause-1"]), "clauseIds", "Remove the rule instead" },
        { new FlagInstruction.UpdateClause("rule-1", "x", Sample.Clause()), "clauseId", "no clause 'x'" },
        { new FlagInstruction.AddValuesToClause("rule-1", "x", ["a"]), "clauseId", "no clause 'x'" },
        { new FlagInstruction.RemoveValuesFromClause("rule-1", "clause-1", ["SE", "DK"]), "values", "Remove the clause instead" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_a_rule_is_refused(FlagInstruction instruction, string field, string message) =>
        Sample.WithRules(0, 1).Apply(instruction).ShouldBeRefused(field, message);

    private static FlagInstruction.AddRule Rule(string id) => new() { Id = id, Clauses = [Sample.Clause()], VariationId = Sample.Red };

    private static IEnumerable<string> Ids(FlagTargeting targeting) => targeting.Rules.Select(static rule => rule.Id);
}
