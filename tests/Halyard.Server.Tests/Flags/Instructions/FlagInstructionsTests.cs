using Halyard.Api.Flags;
using Halyard.Server.Hosting;

using Shouldly;

namespace Halyard.Server.Tests.Flags.Instructions;

public sealed class FlagInstructionsTests
{
    [Fact]
    public void Instructions_are_applied_in_order()
    {
        var outcome = Sample.Flag().Apply(
            new FlagInstruction.AddVariation("black") { Id = "black-id" },
            new FlagInstruction.UpdateFallthroughVariationOrRollout { VariationId = "black-id" }).Value;

        outcome.Flag.Environments["test"].Fallthrough.Variation.ShouldBe(3);
        outcome.Sentences.Length.ShouldBe(2);
    }

    [Fact]
    public void One_that_is_refused_refuses_them_all_and_is_named_by_its_index()
    {
        var refusal = Sample.Flag().Apply(new FlagInstruction.TurnFlagOn(), new FlagInstruction.UpdateOffVariation("none")).Refusal!;

        refusal.Code.ShouldBe(RefusalCode.InvalidRequest);
        refusal.Field.ShouldBe("instructions[1].variationId");
        refusal.Message.ShouldBe(
            "Flag 'banner' has no variation 'none'. It has: 'red-id' (\"red\"), 'green-id' (\"green\"), 'blue-id' (\"blue\").");
    }

    [Fact]
    public void Only_the_environment_that_changes_gets_a_version()
    {
        var flag = Sample.Flag().Apply(new FlagInstruction.TurnFlagOn()).Value.Flag;

        flag.Version.ShouldBe(4);
        flag.Environments["test"].ShouldSatisfyAllConditions(test => test.Version.ShouldBe(3), test => test.LastModified.ShouldBe(Sample.Now));
        flag.Environments["production"].ShouldSatisfyAllConditions(
            production => production.Version.ShouldBe(5), production => production.LastModified.ShouldBe(Sample.Made));
    }

    [Fact]
    public void What_SDKs_get_to_see_in_every_environment_is_a_version_in_each()
    {
        var flag = Sample.Flag().Apply(new FlagInstruction.UpdateVariation(Sample.Red) { Value = "crimson" }).Value.Flag;

        flag.Environments["test"].Version.ShouldBe(3);
        flag.Environments["production"].Version.ShouldBe(6);
    }

    [Fact]
    public void What_SDKs_do_not_see_is_a_version_of_the_flag_alone()
    {
        var flag = Sample.Flag().Apply(new FlagInstruction.UpdateName("Another")).Value.Flag;

        flag.Version.ShouldBe(4);
        flag.Environments["test"].Version.ShouldBe(2);
    }

    [Fact]
    public void Going_there_and_back_changes_nothing() =>
        Sample.Flag().Apply(new FlagInstruction.TurnFlagOn(), new FlagInstruction.TurnFlagOff()).ShouldChangeNothing();

    [Fact]
    public void Only_what_changed_something_is_told()
    {
        var outcome = Sample.Flag().Apply(new FlagInstruction.TurnFlagOff(), new FlagInstruction.AddTags(["beta"])).Value;

        outcome.Done.ShouldHaveSingleItem().ShouldBeOfType<FlagInstruction.AddTags>();
        outcome.Sentences.ShouldHaveSingleItem();
    }

    [Fact]
    public void An_instruction_can_name_an_environment_of_its_own()
    {
        var flag = Sample.Flag().Apply(new FlagInstruction.TurnFlagOn(), new FlagInstruction.TurnFlagOn { EnvironmentKey = "production" }).Value.Flag;

        flag.Environments.Values.ShouldAllBe(static each => each.On);
        flag.Version.ShouldBe(4);
    }

    [Fact]
    public void An_instruction_about_an_environment_needs_one() =>
        Sample.Flag().Apply(Sample.Surroundings with { Environment = null }, new FlagInstruction.TurnFlagOn())
            .ShouldBeRefused("environmentKey", "'environmentKey' must be present");

    [Fact]
    public void An_unknown_environment_is_refused_with_those_there_are() =>
        Sample.Flag().Apply(new FlagInstruction.TurnFlagOn { EnvironmentKey = "staging" })
            .ShouldBeRefused("environmentKey", "There is no environment 'staging'. There are: 'production', 'test'.");

    [Fact]
    public void Nothing_can_follow_the_deletion()
    {
        var refusal = Sample.Flag().Apply(new FlagInstruction.DeleteFlag(), new FlagInstruction.TurnFlagOn()).Refusal!;

        refusal.Field.ShouldBe("instructions[0]");
    }

    [Fact]
    public void Too_many_instructions_are_refused()
    {
        var many = Enumerable.Repeat<FlagInstruction>(new FlagInstruction.TurnFlagOn(), 1_001).ToArray();

        Sample.Flag().Apply(many).Refusal!.Message.ShouldBe("There are 1,001 instructions; one request can have 1,000.");
    }
}
