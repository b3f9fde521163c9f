using System.Collections.Immutable;
using System.Text.Json;

using Halyard.Api.Flags;

using Shouldly;

namespace Halyard.Api.Tests.Flags;

public sealed class FlagInstructionJsonTests
{
    [Fact]
    public void What_is_left_out_has_its_default()
    {
        var rule = Read("""{"clauses":[{"op":"in","values":["a"]}],"variationId":"v","kind":"addRule"}""").ShouldBeOfType<FlagInstruction.AddRule>();

        rule.TrackEvents.ShouldBeFalse();
        rule.Clauses.ShouldHaveSingleItem().Negate.ShouldBeFalse();
        rule.EnvironmentKey.ShouldBeNull();
    }

    [Fact]
    public void Members_are_found_whatever_their_case()
    {
        var update = Read("""{"kind":"updateDefaultVariation","OnVariationValue":true}""").ShouldBeOfType<FlagInstruction.UpdateDefaultVariation>();

        update.OnVariationValue.ShouldBe(FlagValue.True);
        update.OffVariationValue.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"kind":"removeRule"}""")]
    [InlineData("""{"kind":"removeRule","ruleId":null}""")]
    [InlineData("""{"kind":"addTargets","variationId":"v"}""")]
    public void What_is_required_must_be_there(string json) => Should.Throw<JsonException>(() => Read(json));

    [Fact]
    public void Instructions_are_written_with_their_kind()
    {
        ImmutableArray<FlagInstruction> instructions =
            [new FlagInstruction.TurnFlagOn { EnvironmentKey = "test" }, new FlagInstruction.AddTargets("v", ["a"], "org"), new FlagInstruction.ArchiveFlag()];

        var json = JsonSerializer.Serialize(instructions, ApiJson.Default.ImmutableArrayFlagInstruction);

        json.ShouldBe(
            """[{"kind":"turnFlagOn","environmentKey":"test"},{"kind":"addTargets","variationId":"v","values":["a"],"contextKind":"org"},{"kind":"archiveFlag"}]""");
    }

    private static FlagInstruction? Read(string json) => JsonSerializer.Deserialize(json, ApiJson.Default.FlagInstruction);
}
