using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;
using Halyard.Server.Flags;

using Shouldly;

namespace Halyard.Server.Tests.Flags.Instructions;

public sealed class PrerequisiteEditsTests
{
    private static readonly FlagSurroundings Known = With(Sample.Flag("parent"), Sample.Flag("other"));

    [Fact]
    public void A_prerequisite_is_added_changed_and_removed()
    {
        var flag = Sample.Flag().Apply(Known, new FlagInstruction.AddPrerequisite("parent", Sample.Green)).Value.Flag;

        flag.Environments["test"].Prerequisites.ShouldBe([new Prerequisite("parent", 1)]);
        flag.Apply(Known, new FlagInstruction.UpdatePrerequisite("parent", Sample.Blue)).Test().Prerequisites.ShouldBe([new Prerequisite("parent", 2)]);
        flag.Apply(new FlagInstruction.RemovePrerequisite("parent")).Test().Prerequisites.ShouldBeEmpty();
        flag.Apply(Known, new FlagInstruction.AddPrerequisite("parent", Sample.Green)).Value.ChangesNothing.ShouldBeTrue();
        flag.Apply(Known, new FlagInstruction.UpdatePrerequisite("parent", Sample.Green)).Value.ChangesNothing.ShouldBeTrue();
        flag.Apply(new FlagInstruction.RemovePrerequisite("stranger")).Value.ChangesNothing.ShouldBeTrue();
    }

    [Fact]
    public void Prerequisites_are_replaced()
    {
        var flag = Sample.InTest(static test => test with { Prerequisites = [new Prerequisite("parent", 0)] });

        flag.Apply(Known, new FlagInstruction.ReplacePrerequisites([new NewPrerequisite("other", Sample.Red), new NewPrerequisite("parent", Sample.Blue)]))
            .Test().Prerequisites.ShouldBe([new Prerequisite("other", 0), new Prerequisite("parent", 2)]);
        flag.Apply(new FlagInstruction.ReplacePrerequisites([])).Test().Prerequisites.ShouldBeEmpty();
        flag.Apply(Known, new FlagInstruction.ReplacePrerequisites([new NewPrerequisite("parent", Sample.Red)])).ShouldChangeNothing();
    }

    public static TheoryData<FlagInstruction, string, string> Refused => new()
    {
        { new FlagInstruction.AddPrerequisite("stranger", Sample.Red), "key", "Flag 'stranger' does not exist in this project" },
        { new FlagInstruction.AddPrerequisite("banner", Sample.Red), "key", "cannot be its own prerequisite" },
        { new FlagInstruction.AddPrerequisite("archived", Sample.Red), "key", "is archived" },
        { new FlagInstruction.AddPrerequisite("parent", "x"), "variationId", "Flag 'parent' has no variation 'x'" },
        { new FlagInstruction.AddPrerequisite("held", Sample.Blue), "key", "Change it with 'updatePrerequisite'" },
        { new FlagInstruction.UpdatePrerequisite("parent", Sample.Red), "key", "Add it with 'addPrerequisite'" },
        { new FlagInstruction.ReplacePrerequisites([new NewPrerequisite("stranger", Sample.Red)]), "prerequisites[0].key", "does not exist" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_needed_is_refused(FlagInstruction instruction, string field, string message)
    {
        var flag = Sample.InTest(static test => test with { Prerequisites = [new Prerequisite("held", 0)] });
        var surroundings = With(Sample.Flag("parent"), Sample.Flag("held"), Sample.Flag("banner"), Sample.Flag("archived") with { Archived = true });

        flag.Apply(surroundings, instruction).ShouldBeRefused(field, message);
    }

    [Fact]
    public void A_circle_is_refused_in_its_environment_only()
    {
        var surroundings = Known with
        {
            Prerequisites = new PrerequisiteGraph([new PrerequisiteUse("test", "parent", "other", 0), new PrerequisiteUse("test", "other", "banner", 0)]),
        };
        var instruction = new FlagInstruction.AddPrerequisite("parent", Sample.Red);

        Sample.Flag().Apply(surroundings, instruction)
            .ShouldBeRefused("key", "round in a circle in 'test': 'banner' → 'parent' → 'other' → 'banner'");
        Sample.Flag().Apply(surroundings, instruction with { EnvironmentKey = "production" }).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_chain_stays_short_below_and_above()
    {
        var below = Enumerable.Range(0, 30).Select(static i => new PrerequisiteUse("test", i == 0 ? "parent" : $"b{i}", $"b{i + 1}", 0));
        var above = Enumerable.Range(0, 30).Select(static i => new PrerequisiteUse("test", $"a{i + 1}", i == 0 ? "banner" : $"a{i}", 0));
        var instruction = new FlagInstruction.AddPrerequisite("parent", Sample.Red);

        Sample.Flag().Apply(Known with { Prerequisites = new PrerequisiteGraph([.. below]) }, instruction).Refusal.ShouldBeNull();
        Sample.Flag().Apply(Known with { Prerequisites = new PrerequisiteGraph([.. below, .. above]) }, instruction)
            .ShouldBeRefused("key", "would be 62 flags long; it can be 50");
    }

    private static FlagSurroundings With(params FlagDefinition[] flags) =>
        Sample.Surroundings with { Others = flags.ToImmutableDictionary(static flag => flag.Key) };
}
