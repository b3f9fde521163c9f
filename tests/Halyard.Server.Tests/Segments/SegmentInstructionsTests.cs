using System.Collections.Immutable;

using Halyard.Api.Segments;
using Halyard.Server.Hosting;
using Halyard.Server.Segments;

using Shouldly;

namespace Halyard.Server.Tests.Segments;

public sealed class SegmentInstructionsTests
{
    [Theory]
    [InlineData("""{"kind":"updateName","value":"Gamma"}""", "name Gamma")]
    [InlineData("""{"kind":"updateDescription","value":""}""", "description ")]
    [InlineData("""{"kind":"addTags","values":["c","a"]}""", "tags a b c")]
    [InlineData("""{"kind":"removeTags","values":["a","z"]}""", "tags b")]
    [InlineData("""{"kind":"addIncludedTargets","contextKind":"org","values":["globex","acme"]}""", "+ org acme globex")]
    [InlineData("""{"kind":"addIncludedTargets","values":["u3"]}""", "+ user u1 u2 u3")]
    [InlineData("""{"kind":"addIncludedTargets","contextKind":"device","values":["d1"]}""", "+ device d1")]
    [InlineData("""{"kind":"addExcludedTargets","contextKind":"org","values":["evil"]}""", "- org evil")]
    [InlineData("""{"kind":"removeIncludedTargets","contextKind":"user","values":["u1"]}""", "+ user u2")]
    [InlineData("""{"kind":"removeIncludedTargets","contextKind":"org","values":["acme"]}""", "gone: + org acme")]
    [InlineData("""{"kind":"removeExcludedTargets","contextKind":"user","values":["x1"]}""", "gone: - user x1")]
    [InlineData("""{"kind":"addIncludedUsers","values":["u3","u3"]}""", "+ user u1 u2 u3")]
    [InlineData("""{"kind":"addExcludedUsers","values":["x2"]}""", "- user x1 x2")]
    [InlineData("""{"kind":"removeIncludedUsers","values":["u2","z"]}""", "+ user u1")]
    [InlineData("""{"kind":"removeExcludedUsers","values":["x1"]}""", "gone: - user x1")]
    [InlineData("""{"kind":"removeRule","ruleId":"r1"}""", "order r2")]
    [InlineData("""{"kind":"reorderRules","ruleIds":["r2","r1"]}""", "order r2 r1")]
    [InlineData("""{"kind":"updateRuleDescription","ruleId":"r2","description":"Gold"}""", "rule r2 'Gold' 50000 org name: c3 org plan in \"gold\"")]
    [InlineData("""{"kind":"updateRuleRolloutAndContextKind","ruleId":"r2","weight":"60000","contextKind":"device"}""", "rule r2 '' 60000 device name: c3 org plan in \"gold\"")]
    [InlineData("""{"kind":"updateRuleRolloutAndContextKind","ruleId":"r2","weight":0,"contextKind":"org","bucketBy":"/a/b"}""", "rule r2 '' 0 org /a/b: c3 org plan in \"gold\"")]
    [InlineData("""{"kind":"updateRuleRolloutAndContextKind","ruleId":"r2"}""", "rule r2 ''   : c3 org plan in \"gold\"")]
    [InlineData("""{"kind":"addClauses","ruleId":"r2","clauses":[{"_id":"c4","attribute":"email","op":"endsWith","values":[".edu"],"negate":true}]}""", "rule r2 '' 50000 org name: c3 org plan in \"gold\" & c4 user email not endsWith \".edu\"")]
    [InlineData("""{"kind":"removeClauses","ruleId":"r1","clauseIds":["c1","z"]}""", "rule r1 'Adults'   : c2 user age greaterThan 17")]
    [InlineData("""{"kind":"updateClause","ruleId":"r2","clauseId":"c3","clause":{"contextKind":"org","attribute":"size","op":"lessThan","values":[9]}}""", "rule r2 '' 50000 org name: c3 org size lessThan 9")]
    [InlineData("""{"kind":"addValuesToClause","ruleId":"r2","clauseId":"c3","values":["silver","gold"]}""", "rule r2 '' 50000 org name: c3 org plan in \"gold\" \"silver\"")]
    [InlineData("""{"kind":"removeValuesFromClause","ruleId":"r1","clauseId":"c1","values":["AT"]}""", "rule r1 'Adults'   : c1 user country in \"CH\" & c2 user age greaterThan 17")]
    public void Each_instruction_does_what_it_says_and_no_more(string instruction, string change)
    {
        var outcome = Apply($"[{instruction}]").Value;

        var (before, after) = (Sample.Lines(Sample.Segment), Sample.Lines(outcome.Segment));
        var added = after.Except(before).ToList();
        (added.Count > 0 ? added.ShouldHaveSingleItem() : "gone: " + before.Except(after).ShouldHaveSingleItem()).ShouldBe(change);
        outcome.Segment.Version.ShouldBe(8);
        outcome.Segment.LastModified.ShouldBe(Sample.At);
        outcome.Sentences.Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"kind":"updateName","value":"Beta testers"}""")]
    [InlineData("""{"kind":"updateDescription","value":"who asked"}""")]
    [InlineData("""{"kind":"addTags","values":["a"]}""")]
    [InlineData("""{"kind":"removeTags","values":["z"]}""")]
    [InlineData("""{"kind":"addIncludedUsers","values":["u1"]}""")]
    [InlineData("""{"kind":"addIncludedTargets","contextKind":"device","values":[]}""")]
    [InlineData("""{"kind":"addExcludedTargets","contextKind":"user","values":["x1"]}""")]
    [InlineData("""{"kind":"removeIncludedTargets","contextKind":"device","values":["d1"]}""")]
    [InlineData("""{"kind":"removeExcludedUsers","values":["u1"]}""")]
    [InlineData("""{"kind":"removeRule","ruleId":"nobody"}""")]
    [InlineData("""{"kind":"reorderRules","ruleIds":["r1","r2"]}""")]
    [InlineData("""{"kind":"updateRuleDescription","ruleId":"r1","description":"Adults"}""")]
    [InlineData("""{"kind":"removeClauses","ruleId":"r1","clauseIds":["nobody"]}""")]
    [InlineData("""{"kind":"addValuesToClause","ruleId":"r1","clauseId":"c1","values":["CH"]}""")]
    [InlineData("""{"kind":"removeValuesFromClause","ruleId":"r1","clauseId":"c1","values":["DE"]}""")]
    [InlineData("""{"kind":"addIncludedUsers","values":["u3"]},{"kind":"removeIncludedUsers","values":["u3"]}""")]
    public void What_changes_nothing_keeps_the_version(string instructions)
    {
        var outcome = Apply($"[{instructions}]").Value;

        outcome.ChangesNothing.ShouldBeTrue();
        outcome.Segment.ShouldBeSameAs(Sample.Segment);
        outcome.Sentences.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"kind":"updateName","value":" "}""", "value", "characters")]
    [InlineData("""{"kind":"addTags","values":["good","not good"]}""", "values", "'not good'")]
    [InlineData("""{"kind":"addIncludedTargets","contextKind":"multi","values":["a"]}""", "contextKind", "multi")]
    [InlineData("""{"kind":"addIncludedUsers","values":["u3",""]}""", "values[1]", "key")]
    [InlineData("""{"kind":"addIncludedUsers","values":["u3","x1"]}""", "values[1]", "'x1'")]
    [InlineData("""{"kind":"addExcludedUsers","values":["u1"]}""", "values[0]", "Remove it from the included first")]
    [InlineData("""{"kind":"addExcludedTargets","contextKind":"org","values":["acme"]}""", "values[0]", "org 'acme'")]
    [InlineData("""{"kind":"addRule","clauses":[]}""", "clauses", "at least one")]
    [InlineData("""{"kind":"addRule","clauses":[{"attribute":"a","op":"near","values":[1]}]}""", "clauses[0].op", "'near'")]
    [InlineData("""{"kind":"addRule","weight":100001,"clauses":[{"attribute":"a","op":"in","values":[1]}]}""", "weight", "100,000")]
    [InlineData("""{"kind":"addRule","beforeRuleId":"z","clauses":[{"attribute":"a","op":"in","values":[1]}]}""", "beforeRuleId", "'z'")]
    [InlineData("""{"kind":"addRule","weight":1,"rolloutContextKind":"kind","clauses":[{"attribute":"a","op":"in","values":[1]}]}""", "rolloutContextKind", "kind")]
    [InlineData("""{"kind":"addRule","weight":1,"rolloutBucketBy":"/","clauses":[{"attribute":"a","op":"in","values":[1]}]}""", "rolloutBucketBy", "attribute")]
    [InlineData("""{"kind":"reorderRules","ruleIds":["r1"]}""", "ruleIds", "2 rules")]
    [InlineData("""{"kind":"updateRuleDescription","ruleId":"z","description":""}""", "ruleId", "'z'")]
    [InlineData("""{"kind":"updateRuleRolloutAndContextKind","ruleId":"r1","weight":-1}""", "weight", "between 0")]
    [InlineData("""{"kind":"updateRuleRolloutAndContextKind","ruleId":"r1","weight":1,"bucketBy":"/a~"}""", "bucketBy", "'~'")]
    [InlineData("""{"kind":"addClauses","ruleId":"z","clauses":[{"attribute":"a","op":"in","values":[1]}]}""", "ruleId", "'z'")]
    [InlineData("""{"kind":"addClauses","ruleId":"r1","clauses":[{"attribute":"a","op":"matches","values":["("]}]}""", "clauses[0].values[0]", "regular expression")]
    [InlineData("""{"kind":"removeClauses","ruleId":"r2","clauseIds":["c3"]}""", "clauseIds", "Remove the rule")]
    [InlineData("""{"kind":"updateClause","ruleId":"r1","clauseId":"z","clause":{"attribute":"a","op":"in","values":[1]}}""", "clauseId", "'z'")]
    [InlineData("""{"kind":"addValuesToClause","ruleId":"r1","clauseId":"c2","values":["18"]}""", "values[0]", "number")]
    [InlineData("""{"kind":"removeValuesFromClause","ruleId":"r2","clauseId":"c3","values":["gold"]}""", "values", "Remove the clause")]
    [InlineData("""{"kind":"addBigSegmentIncludedTargets","values":["a"]}""", "kind", "not a big segment")]
    public void A_broken_instruction_is_refused_by_its_place(string instruction, string field, string words)
    {
        var refusal = Apply($$"""[{"kind":"updateDescription","value":"new"},{{instruction}}]""").Refusal!;

        refusal.Code.ShouldBe(RefusalCode.InvalidRequest);
        refusal.Field.ShouldBe($"instructions[1].{field}");
        refusal.Message.ShouldContain(words);
        refusal.Message.ShouldEndWith(".");
    }

    [Fact]
    public void A_new_rule_keeps_its_id_and_takes_its_place()
    {
        var rules = Apply(
            """
            [{"kind":"addRule","_id":"r3","beforeRuleId":"r2","description":"Some","weight":1000,"clauses":[{"_id":"c9","attribute":"a","op":"in","values":[1]}]},
             {"kind":"addRule","_id":"r1","clauses":[{"attribute":"b","op":"in","values":[2]}]}]
            """).Value.Segment.Rules;

        rules.Select(static rule => rule.Id).Take(3).ShouldBe(["r1", "r3", "r2"]);
        rules[1].RolloutContextKind.ShouldBe("user");
        rules[1].Clauses[0].Id.ShouldBe("c9");
        rules[3].Weight.ShouldBeNull();
        Guid.TryParse(rules[3].Id, out _).ShouldBeTrue();
    }

    [Fact]
    public void A_key_may_move_from_one_list_to_the_other()
    {
        var segment = Apply(
            """[{"kind":"removeExcludedUsers","values":["x1"]},{"kind":"addIncludedUsers","values":["x1"]}]""").Value.Segment;

        Sample.Lines(segment).ShouldContain("+ user u1 u2 x1");
        segment.Excluded.ShouldBeEmpty();
    }

    [Fact]
    public void Each_sentence_knows_the_segment_as_it_then_was()
    {
        var outcome = Apply("""[{"kind":"removeRule","ruleId":"r1"},{"kind":"removeRule","ruleId":"r2"}]""").Value;

        outcome.Sentences.ShouldBe(["Removed rule 1 'Adults'", "Removed rule 1"]);
    }

    [Fact]
    public void One_request_may_touch_1500_targets()
    {
        var keys = Enumerable.Range(0, 1000).Select(static i => $"k{i}").ToImmutableArray();
        ImmutableArray<SegmentInstruction> instructions =
            [new SegmentInstruction.AddIncludedUsers(keys), new SegmentInstruction.RemoveExcludedTargets(keys[..500], "org")];

        SegmentInstructions.CheckSize(instructions).ShouldBeNull();
        var refusal = SegmentInstructions.CheckSize(instructions.Add(new SegmentInstruction.AddExcludedUsers(["one more"])))!;
        refusal.Field.ShouldBe("instructions[2].values");
        refusal.Message.ShouldContain("1,500");
    }

    [Fact]
    public void A_big_segment_has_no_targets_and_its_members_are_not_kept_yet()
    {
        var big = Sample.Segment with { Unbounded = true, Included = [], Excluded = [] };

        SegmentInstructions.Apply(big, [new SegmentInstruction.AddBigSegmentIncludedTargets(["a"])], new(Sample.At)).Refusal!.Message
            .ShouldContain("not kept by this version");
        SegmentInstructions.Apply(big, [new SegmentInstruction.AddIncludedUsers(["a"])], new(Sample.At)).Refusal!.Message
            .ShouldContain("big segment");
    }

    private static Result<SegmentOutcome> Apply(string instructions) =>
        SegmentInstructions.Apply(Sample.Segment, Sample.Instructions(instructions), new SegmentSurroundings(Sample.At));
}
