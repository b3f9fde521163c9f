using System.Text.Json;

using Halyard.Api.Segments;

using Shouldly;

namespace Halyard.Api.Tests.Segments;

public sealed class SegmentSentencesTests
{
    private static readonly SegmentDefinition Segment = new()
    {
        Key = "beta",
        Name = "Beta testers",
        Version = 1,
        CreatedAt = DateTimeOffset.UnixEpoch,
        LastModified = DateTimeOffset.UnixEpoch,
        Salt = "salt",
        UnboundedContextKind = "org",
        Rules =
        [
            new() { Id = "r1", Clauses = [new() { Id = "c1", ContextKind = "user", Attribute = "country", Op = "in", Values = ["CH"] }] },
            new() { Id = "r2", Description = "Gold", Clauses = [new() { Id = "c2", ContextKind = "org", Attribute = "plan", Op = "in", Values = ["gold"] }] },
        ],
    };

    [Theory]
    [InlineData("""{"kind":"updateName","value":"Gamma"}""", "Renamed the segment to 'Gamma'")]
    [InlineData("""{"kind":"updateDescription","value":"x"}""", "Changed the description")]
    [InlineData("""{"kind":"addTags","values":["a","b"]}""", "Added the tags 'a', 'b'")]
    [InlineData("""{"kind":"removeTags","values":["a"]}""", "Removed the tags 'a'")]
    [InlineData("""{"kind":"addIncludedTargets","contextKind":"org","values":["acme"]}""", "Included org 'acme'")]
    [InlineData("""{"kind":"addExcludedTargets","values":["maria"]}""", "Excluded user 'maria'")]
    [InlineData("""{"kind":"removeIncludedTargets","contextKind":"org","values":["acme"]}""", "No longer included org 'acme' individually")]
    [InlineData("""{"kind":"removeExcludedTargets","values":["maria"]}""", "No longer excluded user 'maria' individually")]
    [InlineData("""{"kind":"addIncludedUsers","values":["a","b","c","d","e","f","g"]}""", "Included user 'a', 'b', 'c', 'd', 'e' and 2 more")]
    [InlineData("""{"kind":"addExcludedUsers","values":["a"]}""", "Excluded user 'a'")]
    [InlineData("""{"kind":"removeIncludedUsers","values":["a"]}""", "No longer included user 'a' individually")]
    [InlineData("""{"kind":"removeExcludedUsers","values":["a"]}""", "No longer excluded user 'a' individually")]
    [InlineData("""{"kind":"addRule","description":"Swiss","clauses":[{"attribute":"country","op":"in","values":["CH"]}]}""", "Added a rule 'Swiss': everybody who matches, if user country is one of \"CH\"")]
    [InlineData("""{"kind":"addRule","weight":12500,"rolloutContextKind":"org","clauses":[{"attribute":"country","op":"in","values":["CH"]}]}""", "Added a rule: 12.5 % by org of those who match, if user country is one of \"CH\"")]
    [InlineData("""{"kind":"removeRule","ruleId":"r2"}""", "Removed rule 2 'Gold'")]
    [InlineData("""{"kind":"removeRule","ruleId":"z"}""", "Removed rule 'z'")]
    [InlineData("""{"kind":"reorderRules","ruleIds":["r2","r1"]}""", "Changed the order of the rules")]
    [InlineData("""{"kind":"updateRuleDescription","ruleId":"r1","description":"Swiss"}""", "Described rule 1 as 'Swiss'")]
    [InlineData("""{"kind":"updateRuleDescription","ruleId":"r2","description":""}""", "Removed the description of rule 2 'Gold'")]
    [InlineData("""{"kind":"updateRuleRolloutAndContextKind","ruleId":"r1","weight":60000}""", "Set rule 1 to include 60 % of those who match")]
    [InlineData("""{"kind":"updateRuleRolloutAndContextKind","ruleId":"r1"}""", "Set rule 1 to include everybody who matches")]
    [InlineData("""{"kind":"addClauses","ruleId":"r1","clauses":[{"attribute":"age","op":"greaterThan","values":[17]}]}""", "Added to rule 1: user age > 17")]
    [InlineData("""{"kind":"removeClauses","ruleId":"r2","clauseIds":["c2"]}""", "Removed 'org plan is one of \"gold\"' from rule 2 'Gold'")]
    [InlineData("""{"kind":"updateClause","ruleId":"r1","clauseId":"c1","clause":{"op":"segmentMatch","values":["staff"]}}""", "Changed a condition of rule 1 to: is in segment \"staff\"")]
    [InlineData("""{"kind":"addValuesToClause","ruleId":"r1","clauseId":"c1","values":["AT"]}""", "Added \"AT\" to a condition of rule 1")]
    [InlineData("""{"kind":"removeValuesFromClause","ruleId":"r1","clauseId":"c1","values":["AT"]}""", "Removed \"AT\" from a condition of rule 1")]
    [InlineData("""{"kind":"addBigSegmentIncludedTargets","values":["acme"]}""", "Included org 'acme'")]
    [InlineData("""{"kind":"addBigSegmentExcludedTargets","values":["acme"]}""", "Excluded org 'acme'")]
    [InlineData("""{"kind":"removeBigSegmentIncludedTargets","values":["acme"]}""", "No longer included org 'acme'")]
    [InlineData("""{"kind":"removeBigSegmentExcludedTargets","values":["acme"]}""", "No longer excluded org 'acme'")]
    [InlineData("""{"kind":"processBigSegmentImport","importId":"i1"}""", "Imported the members of 'i1'")]
    public void Every_instruction_is_a_sentence(string instruction, string sentence)
    {
        SegmentSentences.Of(Segment, JsonSerializer.Deserialize(instruction, ApiJson.Default.SegmentInstruction)!).ShouldBe(sentence);
    }
}
