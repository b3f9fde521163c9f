using Halyard.Api.Flags;
using Halyard.Api.Projects;
using Halyard.Evaluation.Flags;
using Halyard.Server.Access;
using Halyard.Server.Changes;
using Halyard.Server.Flags;
using Halyard.Server.Hosting;
using Halyard.Server.Projects;
using Halyard.Server.Tests.Support;

using Shouldly;

namespace Halyard.Server.Tests.Flags;

public sealed class FlagServiceTests(SharedServer shared) : IClassFixture<SharedServer>, IAsyncLifetime
{
    private static readonly Actor Writer = new(ActorKind.Token, "t", "CI", Role.Writer);
    private static readonly Actor Reader = new(ActorKind.Token, "r", "Watcher", Role.Reader);

    private readonly string _project = $"p-{Guid.NewGuid():N}";
    private readonly List<Change> _changes = [];
    private IDisposable _subscription = null!;
    private string _on = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private FlagService Flags => shared.Server.Get<FlagService>();

    public async ValueTask InitializeAsync()
    {
        await shared.Server.Get<ProjectService>().CreateAsync(Actor.System, new NewProject { Key = _project, Name = "Project" }, null, Token);
        _subscription = shared.Server.Get<ChangeFeed>().Subscribe(_changes.Add);
    }

    public ValueTask DisposeAsync()
    {
        _subscription.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_new_flag_is_off_everywhere_and_serves_its_defaults()
    {
        var flag = await CreateAsync("checkout");

        flag.Version.ShouldBe(1);
        flag.Variations.Select(static variation => variation.Value).ShouldBe([true, false]);
        flag.Environments.Keys.ShouldBe(["production", "test"]);
        var test = flag.Environments["test"];
        test.On.ShouldBeFalse();
        test.Version.ShouldBe(1);
        test.OffVariation.ShouldBe(1);
        test.Fallthrough.Variation.ShouldBe(0);
        test.Salt.Length.ShouldBe(32);
        test.Salt.ShouldNotBe(flag.Environments["production"].Salt);
    }

    [Fact]
    public async Task A_change_is_a_new_version_with_its_row_of_history()
    {
        await CreateAsync("checkout");
        _changes.Clear();

        var flag = (await ChangeAsync("checkout", "test", new FlagInstruction.TurnFlagOn())).Value;

        flag.Version.ShouldBe(2);
        flag.Environments["test"].ShouldSatisfyAllConditions(test => test.On.ShouldBeTrue(), test => test.Version.ShouldBe(2));
        flag.Environments["production"].Version.ShouldBe(1);
        var change = _changes.ShouldHaveSingleItem();
        change.What.Environment.ShouldBe("test");
        change.What.Sentences.ShouldBe(["Turned on the flag in 'test'"]);
        change.What.Accesses.ShouldBe([new ChangeAccess("updateOn", $"proj/{_project}:env/test:flag/checkout")]);
        (await Flags.GetAsync(Writer, _project, "checkout", Token)).Value.Version.ShouldBe(2);
    }

    [Fact]
    public async Task A_change_of_nothing_is_no_version_and_no_history()
    {
        await CreateAsync("checkout");
        _changes.Clear();

        var flag = (await ChangeAsync("checkout", "test", new FlagInstruction.TurnFlagOff())).Value;

        flag.Version.ShouldBe(1);
        _changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_come_of_it()
    {
        await CreateAsync("checkout");
        var change = new FlagChange { Environment = "test", Instructions = [new FlagInstruction.TurnFlagOn()], DryRun = true };

        var preview = (await Flags.ChangeAsync(Writer, _project, "checkout", change, Token)).Value;

        preview.Environments["test"].On.ShouldBeTrue();
        (await Flags.GetAsync(Writer, _project, "checkout", Token)).Value.Environments["test"].On.ShouldBeFalse();
    }

    [Fact]
    public async Task A_change_made_to_an_old_version_is_refused()
    {
        await CreateAsync("checkout");
        await ChangeAsync("checkout", "test", new FlagInstruction.TurnFlagOn());
        var late = new FlagChange { Environment = "test", Instructions = [new FlagInstruction.TurnFlagOff()], ExpectedVersion = 1 };

        var refusal = (await Flags.ChangeAsync(Writer, _project, "checkout", late, Token)).Refusal!;

        refusal.Code.ShouldBe(RefusalCode.OptimisticLocking);
        refusal.Message.ShouldBe("Flag 'checkout' is at version 2; your change was made to version 1. Read it again and repeat the change.");
    }

    [Fact]
    public async Task Changes_that_name_no_version_are_all_made()
    {
        await CreateAsync("checkout");

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(index =>
            ChangeAsync("checkout", "test", new FlagInstruction.AddUserTargets(_on, [$"user-{index}"]))));

        results.ShouldAllBe(static result => result.Refusal == null);
        var flag = (await Flags.GetAsync(Writer, _project, "checkout", Token)).Value;
        flag.Version.ShouldBe(21);
        flag.Environments["test"].Targets.ShouldHaveSingleItem().Values.Length.ShouldBe(20);
    }

    [Fact]
    public async Task A_reader_may_look_and_change_nothing()
    {
        await CreateAsync("checkout");

        (await Flags.GetAsync(Reader, _project, "checkout", Token)).Refusal.ShouldBeNull();
        var change = new FlagChange { Environment = "test", Instructions = [new FlagInstruction.TurnFlagOn()] };
        (await Flags.ChangeAsync(Reader, _project, "checkout", change, Token)).Refusal!.Code.ShouldBe(RefusalCode.Forbidden);
        (await Flags.CreateAsync(Reader, _project, new NewFlag { Key = "other", Name = "Other" }, null, Token)).Refusal!.Code.ShouldBe(RefusalCode.Forbidden);
        (await Flags.GetAsync(Reader, _project, "other", Token)).Refusal!.Code.ShouldBe(RefusalCode.NotFound);
    }

    [Fact]
    public async Task A_key_is_used_once()
    {
        await CreateAsync("checkout");

        var refusal = (await Flags.CreateAsync(Writer, _project, new NewFlag { Key = "checkout", Name = "Again" }, null, Token)).Refusal!;

        refusal.Code.ShouldBe(RefusalCode.Conflict);
    }

    [Fact]
    public async Task A_deleted_flag_that_is_made_again_goes_on_above_its_old_versions()
    {
        await CreateAsync("checkout");
        await ChangeAsync("checkout", "test", new FlagInstruction.TurnFlagOn());
        await Flags.DeleteAsync(Writer, _project, "checkout", null, Token);
        (await Flags.GetAsync(Writer, _project, "checkout", Token)).Refusal!.Code.ShouldBe(RefusalCode.NotFound);

        var flag = await CreateAsync("checkout");

        // Version 2 was turned on, 3 its end.
        flag.Environments["test"].Version.ShouldBe(4);
        flag.Environments["production"].Version.ShouldBe(3);
        flag.Version.ShouldBe(4);
    }

    [Fact]
    public async Task A_flag_that_another_needs_is_not_deleted()
    {
        var parent = await CreateAsync("parent");
        await CreateAsync("child");
        await ChangeAsync("child", "test", new FlagInstruction.AddPrerequisite("parent", parent.Variations[0].Id));

        var refusal = (await Flags.DeleteAsync(Writer, _project, "parent", null, Token)).Refusal!;

        refusal.Code.ShouldBe(RefusalCode.Conflict);
        refusal.Message.ShouldContain("'child' in 'test'");
    }

    [Fact]
    public async Task A_circle_through_other_flags_is_refused_and_told()
    {
        var one = await CreateAsync("one");
        var two = await CreateAsync("two");
        var three = await CreateAsync("three");
        await ChangeAsync("one", "test", new FlagInstruction.AddPrerequisite("two", two.Variations[0].Id));
        await ChangeAsync("two", "test", new FlagInstruction.AddPrerequisite("three", three.Variations[0].Id));

        var refusal = (await ChangeAsync("three", "test", new FlagInstruction.AddPrerequisite("one", one.Variations[0].Id))).Refusal!;

        refusal.Field.ShouldBe("instructions[0].key");
        refusal.Message.ShouldContain("'three' → 'one' → 'two' → 'three'");
        (await ChangeAsync("three", "production", new FlagInstruction.AddPrerequisite("one", one.Variations[0].Id))).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task A_new_environment_gives_every_flag_a_configuration()
    {
        await CreateAsync("checkout");
        await ChangeAsync("checkout", "test", new FlagInstruction.TurnFlagOn());
        var environments = shared.Server.Get<EnvironmentService>();

        await environments.CreateAsync(Actor.System, _project, new NewEnvironment { Key = "staging", Name = "Staging", DefaultTrackEvents = true }, GivenKeys.None, Token);
        await environments.CreateAsync(
            Actor.System, _project, new NewEnvironment { Key = "copy", Name = "Copy", Source = new EnvironmentSource("test") }, GivenKeys.None, Token);

        var flag = (await Flags.GetAsync(Writer, _project, "checkout", Token)).Value;
        flag.Version.ShouldBe(2);
        flag.Environments["staging"].ShouldSatisfyAllConditions(
            staging => staging.On.ShouldBeFalse(), staging => staging.TrackEvents.ShouldBeTrue(), staging => staging.Version.ShouldBe(1));
        flag.Environments["copy"].ShouldSatisfyAllConditions(
            copy => copy.On.ShouldBeTrue(), copy => copy.Version.ShouldBe(1), copy => copy.Salt.ShouldNotBe(flag.Environments["test"].Salt));
    }

    [Fact]
    public async Task A_deleted_environment_takes_its_configurations_along()
    {
        await CreateAsync("checkout");

        await shared.Server.Get<EnvironmentService>().DeleteAsync(Actor.System, _project, "test", null, Token);

        (await Flags.GetAsync(Writer, _project, "checkout", Token)).Value.Environments.Keys.ShouldBe(["production"]);
    }

    [Fact]
    public async Task A_new_flag_can_need_others_and_be_on_from_the_start()
    {
        var parent = await CreateAsync("parent");
        var wanted = new NewFlag { Key = "child", Name = "Child", IsFlagOn = true, InitialPrerequisites = [new NewPrerequisite("parent", parent.Variations[1].Id)] };

        var flag = (await Flags.CreateAsync(Writer, _project, wanted, null, Token)).Value;

        flag.Version.ShouldBe(1);
        flag.Environments.Values.ShouldAllBe(static each => each.On && each.Version == 1);
        flag.Environments["test"].Prerequisites.ShouldBe([new Prerequisite("parent", 1)]);
    }

    [Fact]
    public async Task A_copy_serves_as_the_flag_it_was_made_from()
    {
        await CreateAsync("checkout");
        await ChangeAsync("checkout", "test", new FlagInstruction.TurnFlagOn(), new FlagInstruction.AddUserTargets(_on, ["maria"]));

        var copy = (await Flags.CreateAsync(Writer, _project, new NewFlag { Key = "copy", Name = "Copy" }, "checkout", null, Token)).Value;

        copy.Environments["test"].On.ShouldBeTrue();
        copy.Environments["test"].Targets.ShouldHaveSingleItem().Values.ShouldBe(["maria"]);
        copy.Environments["production"].On.ShouldBeFalse();
    }

    [Fact]
    public async Task A_list_is_filtered_sorted_and_counted_as_filtered()
    {
        await CreateAsync("alpha", "Zebra crossing", "beta", "ops");
        await CreateAsync("bravo", "Apple", "beta");
        await CreateAsync("charlie", "mango");
        await ChangeAsync("charlie", "test", new FlagInstruction.ArchiveFlag());

        (await ListAsync(new FlagQuery())).ShouldBe(["alpha", "bravo"]);
        (await ListAsync(new FlagQuery { Sort = "-name" })).ShouldBe(["alpha", "bravo"]);
        (await ListAsync(new FlagQuery { Text = "APPLE" })).ShouldBe(["bravo"]);
        (await ListAsync(new FlagQuery { Text = "%" })).ShouldBeEmpty();
        (await ListAsync(new FlagQuery { Tags = ["beta", "ops"] })).ShouldBe(["alpha"]);
        (await ListAsync(new FlagQuery { AnyTags = ["ops", "none"] })).ShouldBe(["alpha"]);
        (await ListAsync(new FlagQuery { States = [FlagState.Archived] })).ShouldBe(["charlie"]);
        (await ListAsync(new FlagQuery { Audience = SdkAudience.Client })).ShouldBeEmpty();
        var page = (await Flags.ListAsync(Reader, _project, new FlagQuery { Tags = ["beta"], Paging = new Paging(1, 1) }, Token)).Value;
        page.Items.ShouldHaveSingleItem().Key.ShouldBe("bravo");
        page.TotalCount.ShouldBe(2);
    }

    [Fact]
    public async Task Flags_are_sorted_by_when_an_environment_last_changed()
    {
        await CreateAsync("alpha");
        await CreateAsync("bravo");
        shared.Server.Time.Advance(TimeSpan.FromMinutes(1));
        await ChangeAsync("alpha", "test", new FlagInstruction.TurnFlagOn());

        (await ListAsync(new FlagQuery { Sort = "-targetingModifiedDate", Environment = "test" })).ShouldBe(["alpha", "bravo"]);
        (await ListAsync(new FlagQuery { Sort = "targetingModifiedDate", Environment = "test" })).ShouldBe(["bravo", "alpha"]);
    }

    private async Task<FlagDefinition> CreateAsync(string key, string? name = null, params string[] tags)
    {
        var flag = (await Flags.CreateAsync(Writer, _project, new NewFlag { Key = key, Name = name ?? key, Tags = [.. tags] }, null, Token)).Value;
        _on = flag.Variations[0].Id;
        return flag;
    }

    private Task<Result<FlagDefinition>> ChangeAsync(string key, string environment, params FlagInstruction[] instructions) =>
        Flags.ChangeAsync(Writer, _project, key, new FlagChange { Environment = environment, Instructions = [.. instructions] }, Token);

    private async Task<IEnumerable<string>> ListAsync(FlagQuery query) =>
        (await Flags.ListAsync(Reader, _project, query, Token)).Value.Items.Select(static flag => flag.Key);
}
