using Halyard.Api.Segments;
using Halyard.Server.Segments;
using Halyard.Server.Storage;
using Halyard.Server.Tests.Support;
using Halyard.TestKit;

using Shouldly;

namespace Halyard.Server.Tests.Segments;

public abstract class SegmentStoreTests : IAsyncLifetime
{
    private static readonly SegmentDefinition First = Sample.Segment with { Version = 1 };

    private Database _database = null!;
    private EnvironmentPlace _place = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await OpenEmptyAsync();
        await WriteAsync(session => SeedEnvironment.AddAsync(session, "default", "production", Token));
        _place = (await ReadAsync(session => Places.FindEnvironmentAsync(session, "default", "production", Token)))!;
    }

    public async ValueTask DisposeAsync()
    {
        _database.Dispose();
        await CloseAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_segment_is_read_as_it_was_written()
    {
        (await AddAsync(First)).ShouldBeTrue();

        var found = await FindAsync("beta");
        Sample.Lines(found!).ShouldBe(Sample.Lines(First));
        found!.Version.ShouldBe(1);
        (await FindAsync("other")).ShouldBeNull();
    }

    [Fact]
    public async Task A_key_is_taken_once()
    {
        await AddAsync(First);

        (await AddAsync(First with { Version = 2 })).ShouldBeFalse();

        (await FindAsync("beta"))!.Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_save_that_skips_a_version_is_refused()
    {
        await AddAsync(First);

        (await SaveAsync(First with { Version = 3 })).ShouldBeFalse();
        (await SaveAsync(First with { Version = 1 })).ShouldBeFalse();
        (await SaveAsync(First with { Version = 2, Name = "New" })).ShouldBeTrue();

        (await FindAsync("beta"))!.Name.ShouldBe("New");
    }

    [Fact]
    public async Task A_deleted_segment_leaves_its_version_behind()
    {
        await AddAsync(First);

        (await DeleteAsync(First)).ShouldBeTrue();

        (await FindAsync("beta")).ShouldBeNull();
        (await ListAsync()).ShouldBeEmpty();
        var rest = await ReadAsync(session => SegmentStore.FindDeletedAsync(session, _place.Id, "beta", Token));
        rest!.Version.ShouldBe(2);
        rest.Name.ShouldBe("Beta testers");
        (await SaveAsync(First with { Version = 3 })).ShouldBeFalse();
        (await DeleteAsync(First with { Version = 2 })).ShouldBeFalse();
    }

    [Fact]
    public async Task A_deleted_key_comes_back_only_above_its_version()
    {
        await AddAsync(First);
        await DeleteAsync(First);

        (await AddAsync(First with { Version = 2 })).ShouldBeFalse();
        (await AddAsync(First with { Version = 3 })).ShouldBeTrue();

        (await FindAsync("beta"))!.Version.ShouldBe(3);
        (await ReadAsync(session => SegmentStore.FindDeletedAsync(session, _place.Id, "beta", Token))).ShouldBeNull();
    }

    [Fact]
    public async Task Segments_are_listed_in_the_order_they_were_made()
    {
        await AddAsync(First with { Key = "z" });
        await AddAsync(First with { Key = "a" });
        await AddAsync(First with { Key = "m", CreatedAt = First.CreatedAt.AddDays(-1) });

        (await ListAsync()).Select(static segment => segment.Key).ShouldBe(["m", "z", "a"]);
    }

    [Fact]
    public async Task Nesting_names_every_key_and_those_that_use_others()
    {
        await AddAsync(First);
        await AddAsync(First with { Key = "outer", Rules = [new() { Id = "r", Clauses = [Sample.Clause("c", "", "", "segmentMatch", "beta")] }] });

        var nesting = await ReadAsync(session => SegmentStore.GetNestingAsync(session, _place.Id, Token));

        nesting.Keys.Order().ShouldBe(["beta", "outer"]);
        nesting.Users.ShouldHaveSingleItem().Key.ShouldBe("outer");
    }

    [Fact]
    public async Task Segments_go_with_their_environment()
    {
        await AddAsync(First);

        await WriteAsync(session => session.ExecuteAsync(
            """
            DELETE FROM environments
            WHERE id = @Id
            """,
            new { _place.Id },
            Token));

        (await ReadAsync(session => session.GetAsync<int>(
            """
            SELECT COUNT(*)
            FROM segments
            """,
            null,
            Token))).ShouldBe(0);
    }

    private protected abstract ValueTask<Database> OpenEmptyAsync();

    private protected abstract ValueTask CloseAsync();

    private Task<bool> AddAsync(SegmentDefinition segment) => ChangeAsync(session => SegmentStore.TryAddAsync(session, _place.Id, segment, Token));

    private Task<bool> SaveAsync(SegmentDefinition segment) => ChangeAsync(session => SegmentStore.TrySaveAsync(session, _place.Id, segment, Token));

    private Task<bool> DeleteAsync(SegmentDefinition segment) =>
        ChangeAsync(session => SegmentStore.TryDeleteAsync(session, _place.Id, segment, Sample.At, Token));

    private Task<SegmentDefinition?> FindAsync(string key) => ReadAsync(session => SegmentStore.FindAsync(session, _place.Id, key, Token));

    private Task<IReadOnlyList<SegmentDefinition>> ListAsync() => ReadAsync(session => SegmentStore.ListAsync(session, _place.Id, Token));

    private Task WriteAsync(Func<Session, Task> work) => _database.WriteAsync(work, Token);

    private Task<bool> ChangeAsync(Func<Session, Task<bool>> work) => _database.WriteAsync(work, static _ => true, null, Token);

    private async Task<T> ReadAsync<T>(Func<Session, Task<T>> work)
    {
        await using var session = await _database.ReadAsync(Token);
        return await work(session);
    }
}

public sealed class SqliteSegmentStoreTests : SegmentStoreTests
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
