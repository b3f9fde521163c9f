using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Api.Projects;
using Halyard.Evaluation.Flags;
using Halyard.Server.Flags;
using Halyard.Server.Hosting;

using Shouldly;

namespace Halyard.Server.Tests.Flags;

public sealed class NewFlagTests
{
    private static readonly ProjectDefinition Project = new() { Id = "p", Key = "default", Name = "Default", Version = 1 };

    private static readonly ImmutableArray<EnvironmentDefinition> Environments =
        [new() { Id = "t", Key = "test", Name = "Test", Version = 1, Color = "FFFFFF", DefaultTrackEvents = true }];

    private static readonly NewFlag Wanted = new() { Key = "checkout", Name = "Checkout" };

    [Fact]
    public void What_is_left_out_makes_a_temporary_boolean_flag()
    {
        var flag = Define(Wanted).Value;

        flag.Type.ShouldBe(VariationType.Boolean);
        flag.Variations.Select(static variation => variation.Value).ShouldBe([true, false]);
        flag.Defaults.ShouldBe(new FlagDefaults(0, 1));
        flag.Temporary.ShouldBeTrue();
        flag.MaintainerId.ShouldBe("maker");
        flag.ClientSideAvailability.ShouldBe(Project.DefaultClientSideAvailability);
        flag.Environments["test"].TrackEvents.ShouldBeTrue();
    }

    [Fact]
    public void What_is_given_is_taken()
    {
        var flag = Define(Wanted with
        {
            Description = "d",
            Tags = ["beta", "beta"],
            Temporary = false,
            Variations = [new NewVariation(1, "One"), new NewVariation(2), new NewVariation(3)],
            Defaults = new FlagDefaults(1, 2),
            ClientSideAvailability = new ClientSideAvailability(false, true),
            MaintainerTeamKey = "web",
            CustomProperties = ImmutableSortedDictionary<string, CustomProperty>.Empty
                .Add("jira", new CustomProperty("Jira", ["A-1"]))
                .Add("empty", new CustomProperty("Empty", [])),
        }).Value;

        flag.Type.ShouldBe(VariationType.Number);
        flag.Variations[0].Name.ShouldBe("One");
        flag.Tags.ShouldBe(["beta"]);
        flag.MaintainerTeamKey.ShouldBe("web");
        flag.MaintainerId.ShouldBeNull();
        flag.CustomProperties.Keys.ShouldBe(["jira"]);
        flag.Environments["test"].OffVariation.ShouldBe(2);
        flag.Environments["test"].Fallthrough.Variation.ShouldBe(1);
    }

    [Fact]
    public void The_older_way_to_expose_a_flag_to_browsers_still_works() =>
        Define(Wanted with { IncludeInSnippet = true }).Value.ClientSideAvailability.UsingEnvironmentId.ShouldBeTrue();

    [Theory]
    [InlineData(2, "off complete")]
    [InlineData(4, "off shadow live complete")]
    [InlineData(6, "off dualwrite shadow live rampdown complete")]
    public void A_migration_has_its_stages_and_begins_at_the_first(int stages, string variations)
    {
        var flag = Define(Wanted with { Purpose = "migration", MigrationSettings = new MigrationSettings(stages) }).Value;

        string.Join(' ', flag.Variations.Select(static variation => variation.Value.AsString)).ShouldBe(variations);
        flag.Defaults.ShouldBe(new FlagDefaults(0, 0));
        flag.ToFlag("test").Migration.ShouldNotBeNull();
    }

    public static TheoryData<NewFlag, string, string> Refused => new()
    {
        { Wanted with { Key = "no key" }, "key", "'no key' is not a key" },
        { Wanted with { Key = new string('k', 257) }, "key", "1 to 256" },
        { Wanted with { Name = "" }, "name", "1 to 256 characters" },
        { Wanted with { Description = new string('d', 10_001) }, "description", "it can have 10,000" },
        { Wanted with { Tags = ["a b"] }, "tags", "'a b' is not a tag" },
        { Wanted with { Variations = [new NewVariation(1)] }, "variations", "There are 1 variations; a flag has 2 to 200" },
        { Wanted with { Variations = [new NewVariation(1), new NewVariation(1)] }, "variations[1].value", "has the value 1 already" },
        { Wanted with { Variations = [new NewVariation(1), new NewVariation("1")] }, "variations", "of several types" },
        { Wanted with { Variations = [new NewVariation(default), new NewVariation("1")] }, "variations[0].value", "is null" },
        { Wanted with { Defaults = new FlagDefaults(0, 2) }, "defaults.offVariation", "from 0 to 1" },
        { Wanted with { Defaults = new FlagDefaults(-1, 1) }, "defaults.onVariation", "from 0 to 1" },
        { Wanted with { Purpose = "fun" }, "purpose", "it can be 'migration'" },
        { Wanted with { Purpose = "migration", MigrationSettings = new MigrationSettings(3) }, "migrationSettings.stageCount", "2, 4 or 6" },
        { Wanted with { MigrationSettings = new MigrationSettings(2) }, "migrationSettings", "purpose 'migration'" },
        { Wanted with { MaintainerTeamKey = "a b" }, "maintainerTeamKey", "not a key" },
    };

    [Theory]
    [MemberData(nameof(Refused), DisableDiscoveryEnumeration = true)]
    public void What_cannot_be_a_flag_is_refused(NewFlag wanted, string field, string message)
    {
        var refusal = Define(wanted).Refusal!;

        refusal.Field.ShouldBe(field);
        refusal.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("camelCase", null, "newCheckout", true)]
    [InlineData("camelCase", null, "new-checkout", false)]
    [InlineData("upperCamelCase", null, "NewCheckout", true)]
    [InlineData("upperCamelCase", null, "newCheckout", false)]
    [InlineData("snakeCase", null, "new_checkout", true)]
    [InlineData("snakeCase", null, "newCheckout", false)]
    [InlineData("kebabCase", null, "new-checkout-2", true)]
    [InlineData("kebabCase", null, "new_checkout", false)]
    [InlineData("constantCase", null, "NEW_CHECKOUT", true)]
    [InlineData("constantCase", null, "New_Checkout", false)]
    [InlineData("kebabCase", "web-", "web-checkout", true)]
    [InlineData("kebabCase", "web-", "checkout", false)]
    [InlineData("camelCase", "WEB.", "WEB.newCheckout", true)]
    [InlineData("camelCase", "web", "webCheckout", true)]
    [InlineData(null, "web-", "web-Any_Thing", true)]
    [InlineData(null, null, "Any_Thing", true)]
    public void Keys_follow_the_naming_convention_of_the_project(string? style, string? prefix, string key, bool follows)
    {
        var project = Project with { NamingConvention = new NamingConvention(style, prefix) };

        var refusal = NewFlags.Define(Wanted with { Key = key }, null, project, Environments, "maker", Sample.Made).Refusal;

        refusal?.Field.ShouldBe("key");
        (refusal is null).ShouldBe(follows);
    }

    private static Result<FlagDefinition> Define(NewFlag wanted) => NewFlags.Define(wanted, null, Project, Environments, "maker", Sample.Made);
}
