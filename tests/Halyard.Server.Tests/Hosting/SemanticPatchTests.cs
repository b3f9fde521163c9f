using System.Text.Json;

using Halyard.Api;
using Halyard.Api.Flags;
using Halyard.Server.Hosting;

using Shouldly;

namespace Halyard.Server.Tests.Hosting;

public sealed class SemanticPatchTests
{
    [Fact]
    public void Instructions_are_read_with_the_comment()
    {
        var patch = Read("""{"comment":"why","instructions":[{"kind":"turnFlagOn"},{"ruleId":"r","kind":"removeRule"}]}""").Value;

        patch.Comment.ShouldBe("why");
        patch.Instructions.ShouldBe([new FlagInstruction.TurnFlagOn(), new FlagInstruction.RemoveRule("r")]);
    }

    [Theory]
    [InlineData("""{"kind":"turnOn"}""", "kind", "The instruction 'turnOn' is not known here. There are: turnFlagOn, turnFlagOff, ")]
    [InlineData("""{}""", "kind", "The instruction '' is not known here.")]
    [InlineData("""7""", "kind", "The instruction '' is not known here.")]
    [InlineData("""{"kind":"removeRule"}""", "ruleId", "'ruleId' must be present.")]
    [InlineData("""{"kind":"addRule","clauses":[{"op":"in","values":[]},{"values":[]}]}""", "clauses[1].op", "'clauses[1].op' must be present.")]
    [InlineData("""{"kind":"replaceRules","rules":[{"clauses":[{"op":"in"}]}]}""", "rules[0].clauses[0].values", "must be present.")]
    [InlineData("""{"kind":"removeRule","ruleId":7}""", "ruleId", "'ruleId' must be a string.")]
    [InlineData("""{"kind":"removeRule","ruleId":null}""", "ruleId", "'ruleId' must be a string.")]
    [InlineData("""{"kind":"updateTrackEvents","trackEvents":"yes"}""", "trackEvents", "'trackEvents' must be true or false.")]
    [InlineData("""{"kind":"addTags","values":"beta"}""", "values", "'values' must be a list of strings.")]
    [InlineData("""{"kind":"addTags","values":["beta",7]}""", "values[1]", "'values[1]' must be a string.")]
    [InlineData("""{"kind":"updateFallthroughVariationOrRollout","rolloutWeights":{"a":1.5}}""", "rolloutWeights.a", "'rolloutWeights.a' must be a whole number.")]
    [InlineData("""{"kind":"updateFallthroughVariationOrRollout","rolloutWeights":[]}""", "rolloutWeights", "'rolloutWeights' must be an object.")]
    public void What_cannot_be_read_is_named_with_what_should_be_there(string instruction, string field, string message)
    {
        var refusal = Read($$"""{"instructions":[{"kind":"turnFlagOn"},{{instruction}}]}""").Refusal!;

        refusal.Code.ShouldBe(RefusalCode.InvalidRequest);
        refusal.Field.ShouldBe($"instructions[1].{field}");
        refusal.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""null""")]
    [InlineData("""{"instructions":{}}""")]
    public void There_must_be_a_list_of_instructions(string body) => Read(body).Refusal!.Field.ShouldBe("instructions");

    private static Result<SemanticPatch<FlagInstruction>> Read(string body) =>
        SemanticPatch.Read(JsonElement.Parse(body), ApiJson.Default.FlagInstruction);
}
