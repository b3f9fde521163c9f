using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;
using Halyard.Server.Flags;
using Halyard.Server.Storage;
using Halyard.Server.Tests.Support;
using Halyard.TestKit;

using Shouldly;

namespace Halyard.Server.Tests.Flags;

public abstract class FlagStoreTests : IAsyncLifetime
{
    private static readonly FlagDefinition First = Sample.WithRules(0) with { Version = 1, Tags = ["beta"] };

    private Database _database = null!;
    private long _project;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await OpenEmptyAsync();
        await WriteAsync(session => SeedEnvironment.AddAsync(session, "default", "test", Token));
        _project = (await ReadAsync(session => Places.FindProjectAsync(session, "default", Token)))!.Value;
    }

    public async ValueTask DisposeAsync()
    {
        _database.Dispose();
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_flag_is_read_as_it_was_written()
    {
        await AddAsync(First);

        FlagVersions.IsSame((await FindAsync("banner"))!, First).ShouldBeTrue();
        (await FindAsync("other")).ShouldBeNull();
    }

    [Fact]
    public async Task A_save_that_skips_a_version_is_refused()
    {
        await AddAsync(First);

        (await SaveAsync(First with { Version = 3 })).ShouldBeFalse();
        (await SaveAsync(First with { Version = 1 })).ShouldBeFalse();
        (await SaveAsync(First with { Version = 2, Name = "New" })).ShouldBeTrue();

        (await FindAsync("banner"))!.Name.ShouldBe("New");
    }

    [Fact]
    public async Task A_deleted_flag_leaves_its_versions_behind()
    {
        await AddAsync(First);

        (await DeleteAsync(FlagVersions.CountAll(First, Sample.Now))).ShouldBeTrue();

        (await FindAsync("banner")).ShouldBeNull();
        var rest = (await ReadAsync(session => FlagStore.FindRowAsync(session, _project, "banner", Token)))!;
        rest.IsDeleted.ShouldBeTrue();
        rest.Definition.Environments["test"].Version.ShouldBe(3);
        (await SaveAsync(First with { Version = 3 })).ShouldBeFalse();
        (await DeleteAsync(First with { Version = 3 })).ShouldBeFalse();
        (await ReadAsync(session => FlagStore.ListAllAsync(session, _project, Token))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deleted_key_is_used_again_in_its_row()
    {
        await AddAsync(First);
        var row = await ReadAsync(session => FlagStore.FindRowAsync(session, _project, "banner", Token));
        await DeleteAsync(FlagVersions.CountAll(First, Sample.Now));

        await AddAsync(First with { Version = 3 });

        var again = (await ReadAsync(session => FlagStore.FindRowAsync(session, _project, "banner", Token)))!;
        again.Id.ShouldBe(row!.Id);
        again.IsDeleted.ShouldBeFalse();
        again.Definition.Version.ShouldBe(3);
    }

    [Fact]
    public async Task Who_needs_whom_follows_every_save()
    {
        await AddAsync(First with { Key = "parent" });
        await AddAsync(Needing("parent", 1));
        (await UsesOfAsync("parent")).ShouldBe([new PrerequisiteUse("test", "banner", "parent", 1)]);

        await SaveAsync(Needing("parent", 2) with { Version = 2 });
        (await UsesOfAsync("parent")).ShouldBe([new PrerequisiteUse("test", "banner", "parent", 2)]);

        await DeleteAsync(FlagVersions.CountAll(Needing("parent", 2) with { Version = 2 }, Sample.Now));
        (await UsesOfAsync("parent")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Flags_are_found_by_the_segments_of_their_rules()
    {
        await AddAsync(InSegment("beta"));

        (await UsersOfAsync("test", "beta")).ShouldHaveSingleItem().Key.ShouldBe("banner");
        (await UsersOfAsync("production", "beta")).ShouldBeEmpty();
        await SaveAsync(First with { Version = 2 });
        (await UsersOfAsync("test", "beta")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Texts_are_searched_as_they_are()
    {
        await AddAsync(First with { Key = "a_b", Name = "Ärger 100 %" });
        await AddAsync(First with { Key = "axb", Name = "Other" });

        (await SearchAsync("a_b")).ShouldBe(["a_b"]);
        (await SearchAsync("100 %")).ShouldBe(["a_b"]);
        (await SearchAsync("äRGER")).ShouldBe(["a_b"]);
        (await SearchAsync(@"\")).ShouldBeEmpty();
        (await SearchAsync("' OR 1 = 1")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Flags_go_with_their_project()
    {
        await AddAsync(InSegment("beta"));

        await WriteAsync(session => session.ExecuteAsync("DELETE FROM projects", null, Token));

        foreach (var table in new[] { "flags", "flag_tags", "flag_prerequisites", "flag_segments" })
        {
            (await ReadAsync(session => session.GetAsync<int>($"SELECT COUNT(*) FROM {table}", null, Token))).ShouldBe(0);
        }
    }

    private protected abstract ValueTask<Database> OpenEmptyAsync();

    private protected abstract ValueTask CloseAsync();

    private static FlagDefinition Needing(string key, int variation) => First with
    {
        Environments = First.Environments.SetItem("test", First.Environments["test"] with { Prerequisites = [new Prerequisite(key, variation)] }),
    };

    private static FlagDefinition InSegment(string segment)
    {
        var test = First.Environments["test"];
        var clause = new TargetingClause { Id = "c", Op = "segmentMatch", Values = [segment] };
        return First with { Environments = First.Environments.SetItem("test", test with { Rules = [test.Rules[0] with { Clauses = [clause, clause with { Id = "d" }] }] }) };
    }

    private Task AddAsync(FlagDefinition flag) => WriteAsync(session => FlagStore.AddAsync(session, _project, flag, Sample.Now, Token));

    private Task<bool> SaveAsync(FlagDefinition flag) => ChangeAsync(session => FlagStore.TrySaveAsync(session, _project, flag, Sample.Now, Token));

    private Task<bool> DeleteAsync(FlagDefinition flag) => ChangeAsync(session => FlagStore.TryDeleteAsync(session, _project, flag, Sample.Now, Token));

    private Task<FlagDefinition?> FindAsync(string key) => ReadAsync(session => FlagStore.FindAsync(session, _project, key, Token));

    private async Task<IEnumerable<PrerequisiteUse>> UsesOfAsync(string key) =>
        (await ReadAsync(session => FlagIndex.ReadPrerequisitesAsync(session, _project, Token))).UsesOf(key);

    private Task<IReadOnlyList<FlagDefinition>> UsersOfAsync(string environment, string segment) =>
        ReadAsync(session => FlagIndex.ListUsersAsync(session, _project, new SegmentUse(environment, segment), Token));

    private async Task<IEnumerable<string>> SearchAsync(string text) =>
        (await ReadAsync(session => FlagSearch.ListAsync(session, _project, new FlagQuery { Text = text }, Token))).Items.Select(static flag => flag.Key);

    private Task WriteAsync(Func<Session, Task> work) => _database.WriteAsync(work, Token);

    private Task<bool> ChangeAsync(Func<Session, Task<bool>> work) => _database.WriteAsync(work, static _ => true, null, Token);

    private async Task<T> ReadAsync<T>(Func<Session, Task<T>> work)
    {
        await using var session = await _database.ReadAsync(Token);
        return await work(session);
    }
}

public sealed class SqliteFlagStoreTests : FlagStoreTests
{
    private readonly TemporaryDirectory _directory = new();

    private protected override ValueTask<Database> OpenEmptyAsync()
    {
        var data = new DataDirectory(_directory.Path);
        data.Create();
        return ValueTask.FromResult(StorageSetup.Open(data));
    }

    private protected override ValueTask CloseAsync()
    {
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }
}
