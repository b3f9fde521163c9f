using System.Data.Common;

using DbUp.Builder;

using Halyard.Server.Access;
using Halyard.Server.Changes;
using Halyard.Server.Storage;
using Halyard.Server.Tests.Support;
using Halyard.TestKit;

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

using Shouldly;

namespace Halyard.Server.Tests.Access;

public sealed class KeyDirectoryTests : IDisposable
{
    private const string Key = "sdk-default-test";

    private readonly TemporaryDirectory _directory = new();
    private readonly ChangeFeed _feed = new();
    private readonly UnreliableDialect _dialect;
    private readonly Database _database;
    private readonly KeyDirectory _keys;

    public KeyDirectoryTests()
    {
        _dialect = new UnreliableDialect(new SqliteDialect(_directory.File("halyard.db")));
        Schema.Upgrade(_dialect);
        _database = new Database(_dialect);
        _keys = new KeyDirectory(_database, _feed, new FakeTimeProvider());
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _keys.Dispose();
        _database.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public async Task Keys_are_looked_up_in_memory()
    {
        await AddAsync("default", "test");
        await _keys.FindSdkKeyAsync(Key, Token);
        var opened = _dialect.Opened;

        for (var i = 0; i < 100; i++)
        {
            (await _keys.FindSdkKeyAsync(Key, Token)).ShouldNotBeNull();
            (await _keys.FindSdkKeyAsync($"sdk-unknown-{i}", Token)).ShouldBeNull();
        }

        _dialect.Opened.ShouldBe(opened);
    }

    [Fact]
    public async Task A_change_of_an_environment_is_seen_by_the_next_look_up()
    {
        (await _keys.FindSdkKeyAsync(Key, Token)).ShouldBeNull();
        await AddAsync("default", "test");

        (await _keys.FindSdkKeyAsync(Key, Token)).ShouldBeNull();
        Tell();

        (await _keys.FindSdkKeyAsync(Key, Token))!.Key.ShouldBe("test");
    }

    [Fact]
    public async Task While_the_database_is_away_the_keys_that_are_known_work_on()
    {
        await AddAsync("default", "test");
        await _keys.FindSdkKeyAsync(Key, Token);
        _dialect.IsDown = true;
        Tell();

        (await _keys.FindSdkKeyAsync(Key, Token)).ShouldNotBeNull();

        await ReturnAsync();
        (await _keys.FindSdkKeyAsync("sdk-default-later", Token)).ShouldNotBeNull();
    }

    private void Tell() => _feed.Publish(new Change
    {
        Number = 1,
        Id = "1",
        At = default,
        Actor = Actor.System,
        What = new ChangeDraft
        {
            Resource = ResourceKind.Environment,
            Action = ChangeAction.Created,
            Key = "test",
            Name = "Test",
            Sentences = [],
        },
    });

    private async Task ReturnAsync()
    {
        _dialect.IsDown = false;
        await AddAsync("default", "later");
    }

    private Task AddAsync(string project, string environment) =>
        _database.WriteAsync(session => SeedEnvironment.AddAsync(session, project, environment, Token), Token);

    private sealed class UnreliableDialect(SqliteDialect inner) : Dialect
    {
        public bool IsDown { get; set; }

        public int Opened { get; private set; }

        public override string Identity => inner.Identity;

        public override Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
        {
            Opened++;
            return IsDown ? throw new SqliteException("The disk is gone.", 14) : inner.OpenAsync(cancellationToken);
        }

        public override Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken) =>
            inner.BeginWriteAsync(connection, cancellationToken);

        public override UpgradeEngineBuilder Upgrade() => inner.Upgrade();
    }
}
