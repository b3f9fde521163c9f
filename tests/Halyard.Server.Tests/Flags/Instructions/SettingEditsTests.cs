using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;
using Halyard.Server.Flags;
using Halyard.Server.Hosting;

using Shouldly;

namespace Halyard.Server.Tests.Flags.Instructions;

public sealed class SettingEditsTests
{
    private static readonly FlagDefinition Flag = Sample.Flag() with
    {
        Description = "old",
        Tags = ["beta"],
        MaintainerId = "maria",
        CustomProperties = ImmutableSortedDictionary<string, CustomProperty>.Empty.Add("jira", new CustomProperty("Jira", ["A-1", "A-2"])),
    };

    private static readonly FlagSurroundings Known = Sample.Surroundings with { Members = ["li"] };

    public static TheoryData<FlagInstruction, FlagDefinition> Applied => new()
    {
        { new FlagInstruction.UpdateName("New"), Flag with { Name = "New" } },
        { new FlagInstruction.UpdateDescription("new"), Flag with { Description = "new" } },
        { new FlagInstruction.UpdateDescription(""), Flag with { Description = "" } },
        { new FlagInstruction.AddTags(["ops", "beta"]), Flag with { Tags = ["beta", "ops"] } },
        { new FlagInstruction.RemoveTags(["beta", "none"]), Flag with { Tags = [] } },
        { new FlagInstruction.UpdateMaintainerMember("li"), Flag with { MaintainerId = "li" } },
        { new FlagInstruction.UpdateMaintainerTeam("web"), Flag with { MaintainerId = null, MaintainerTeamKey = "web" } },
        { new FlagInstruction.RemoveMaintainer(), Flag with { MaintainerId = null } },
        { new FlagInstruction.TurnOnClientSideAvailability("usingEnvironmentId"), Flag with { ClientSideAvailability = new ClientSideAvailability(true, true) } },
        { new FlagInstruction.TurnOffClientSideAvailability("usingMobileKey"), Flag with { ClientSideAvailability = new ClientSideAvailability(false, false) } },
        { new FlagInstruction.MakeFlagPermanent(), Flag with { Temporary = false } },
        { new FlagInstruction.AddCustomProperties("jira", "Jira", ["A-2", "A-3"]), With("jira", "Jira", "A-1", "A-2", "A-3") },
        { new FlagInstruction.AddCustomProperties("wiki", "Wiki", ["page"]), With("wiki", "Wiki", "page") },
        { new FlagInstruction.ReplaceCustomProperties("jira", "Issues", ["B-1"]), With("jira", "Issues", "B-1") },
        { new FlagInstruction.RemoveCustomProperties("jira", ["A-1"]), With("jira", "Jira", "A-2") },
        { new FlagInstruction.RemoveCustomProperties("jira", ["A-1", "A-2"]), Flag with { CustomProperties = Flag.CustomProperties.Clear() } },
    };

    [Theory]
    [MemberData(nameof(Applied), DisableDiscoveryEnumeration = true)]
    public void Settings_are_changed(FlagInstruction instruction, FlagDefinition expected)
    {
        var outcome = Flag.Apply(Known, instruction).Value;

        FlagVersions.IsSame(outcome.Flag with { Version = 3, Environments = expected.Environments }, expected).ShouldBeTrue();
        outcome.Flag.Version.ShouldBe(4);
        outcome.Sentences.ShouldHaveSingleItem();
    }

    public static TheoryData<FlagInstruction> Unchanged =>
    [
        new FlagInstruction.UpdateName("Banner"),
        new FlagInstruction.UpdateDescription("old"),
        new FlagInstruction.AddTags(["beta"]),
        new FlagInstruction.RemoveTags(["none"]),
        new FlagInstruction.TurnOnClientSideAvailability("usingMobileKey"),
        new FlagInstruction.TurnOffClientSideAvailability("usingEnvironmentId"),
        new FlagInstruction.MakeFlagTemporary(),
        new FlagInstruction.RestoreFlag(),
        new FlagInstruction.RestoreDeprecatedFlag(),
        new FlagInstruction.AddCustomProperties("jira", "Jira", ["A-1"]),
        new FlagInstruction.ReplaceCustomProperties("jira", "Jira", ["A-1", "A-2"]),
        new FlagInstruction.RemoveCustomProperties("jira", ["none"]),
        new FlagInstruction.RemoveCustomProperties("none", ["none"]),
    ];

    [Theory]
    [MemberData(nameof(Unchanged), DisableDiscoveryEnumeration = true)]
    public void What_is_so_already_changes_nothing(FlagInstruction instruction) => Flag.Apply(Known, instruction).ShouldChangeNothing();

    public static TheoryData<FlagInstruction, string, string> Refused => new()
    {
        { new FlagInstruction.UpdateName(" "), "value", "1 to 256 characters" },
        { new FlagInstruction.UpdateDescription(new string('d', 10_001)), "value", "it can have 10,000" },
        { new FlagInstruction.AddTags(["not a tag"]), "values", "'not a tag' is not a tag" },
        { new FlagInstruction.UpdateMaintainerMember("stranger"), "value", "no member with the id 'stranger'" },
        { new FlagInstruction.UpdateMaintainerTeam("a team"), "value", "'a team' is not a key" },
        { new FlagInstruction.TurnOnClientSideAvailability("web"), "value", "'usingMobileKey' or 'usingEnvironmentId'" },
        { new FlagInstruction.AddCustomProperties("", "Name", ["v"]), "key", "1 to 64 characters" },
        { new FlagInstruction.AddCustomProperties("key", "", ["v"]), "name", "1 to 64 characters" },
        { new FlagInstruction.ReplaceCustomProperties("key", "Name", [""]), "values", "1 to 64 characters" },
        { new FlagInstruction.ReplaceCustomProperties("jira", "Jira", []), "values", "'removeCustomProperties'" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_set_is_refused(FlagInstruction instruction, string field, string message) =>
        Flag.Apply(Known, instruction).ShouldBeRefused(field, message);

    [Fact]
    public void A_flag_is_archived_and_restored()
    {
        var archived = Flag.Apply(new FlagInstruction.ArchiveFlag()).Value.Flag;

        archived.Archived.ShouldBeTrue();
        archived.ArchivedAt.ShouldBe(Sample.Now);
        archived.Environments["test"].Version.ShouldBe(3);
        archived.ToFlag("test").Deleted.ShouldBeTrue();
        archived.Apply(new FlagInstruction.ArchiveFlag()).Value.ChangesNothing.ShouldBeTrue();
        var restored = archived.Apply(new FlagInstruction.RestoreFlag()).Value.Flag;
        restored.ArchivedAt.ShouldBeNull();
        restored.ToFlag("test").ShouldSatisfyAllConditions(flag => flag.Deleted.ShouldBeFalse(), flag => flag.Version.ShouldBe(4));
    }

    [Fact]
    public void A_flag_is_deprecated_and_SDKs_still_get_it()
    {
        var deprecated = Flag.Apply(new FlagInstruction.DeprecateFlag()).Value.Flag;

        deprecated.DeprecatedAt.ShouldBe(Sample.Now);
        deprecated.Environments["test"].Version.ShouldBe(2);
        deprecated.Apply(new FlagInstruction.DeprecateFlag()).Value.ChangesNothing.ShouldBeTrue();
        deprecated.Apply(new FlagInstruction.RestoreDeprecatedFlag()).Value.Flag.Deprecated.ShouldBeFalse();
    }

    [Theory]
    [InlineData("archived")]
    [InlineData("deleted")]
    public void A_flag_that_another_needs_stays(string what)
    {
        var surroundings = Sample.Surroundings with { Prerequisites = new PrerequisiteGraph([new PrerequisiteUse("test", "child", "banner", 0)]) };
        FlagInstruction instruction = what == "archived" ? new FlagInstruction.ArchiveFlag() : new FlagInstruction.DeleteFlag();

        var refusal = Flag.Apply(surroundings, instruction).Refusal!;

        refusal.Code.ShouldBe(RefusalCode.Conflict);
        refusal.Message.ShouldBe($"Flag 'banner' cannot be {what}: it is a prerequisite of flag 'child' in 'test'. Remove that prerequisite first.");
    }

    private static FlagDefinition With(string key, string name, params string[] values) =>
        Flag with { CustomProperties = Flag.CustomProperties.SetItem(key, new CustomProperty(name, [.. values])) };
}
