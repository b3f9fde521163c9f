using Halyard.Server.Hosting;
using Halyard.Server.Storage;
using Halyard.TestKit;

using Shouldly;

namespace Halyard.Server.Tests.Storage;

public sealed class SchemaTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task An_empty_database_is_brought_to_the_schema_and_a_second_time_nothing_happens()
    {
        var dialect = new SqliteDialect(_directory.File("halyard.db"));

        Schema.Upgrade(dialect);
        Schema.Upgrade(dialect);

        Schema.RequireCurrent(dialect);
        using var database = new Database(dialect);
        await using var session = await database.ReadAsync(TestContext.Current.CancellationToken);
        (await session.GetAsync<int>("SELECT COUNT(*) FROM projects", null, TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    [Fact]
    public void A_subcommand_does_not_upgrade_the_schema_under_a_server()
    {
        var dialect = new SqliteDialect(_directory.File("halyard.db"));

        Should.Throw<StartException>(() => Schema.RequireCurrent(dialect)).Message.ShouldContain("older schema");
    }

    [Fact]
    public async Task A_write_that_is_not_kept_or_fails_has_not_happened_and_lets_the_next_one_in()
    {
        var cancellationToken = TestContext.Current.CancellationToken;
        var dialect = new SqliteDialect(_directory.File("halyard.db"));
        Schema.Upgrade(dialect);
        using var database = new Database(dialect);

        await database.WriteAsync(async session => await SetAsync(session, "a"), static _ => false, null, cancellationToken);
        await Should.ThrowAsync<InvalidOperationException>(() => database.WriteAsync(
            async session =>
            {
                await SetAsync(session, "b");
                throw new InvalidOperationException("Broken.");
            },
            cancellationToken));
        await database.WriteAsync(session => SetAsync(session, "c"), cancellationToken);

        await using var session = await database.ReadAsync(cancellationToken);
        (await session.ListAsync<string>("SELECT name FROM settings", null, cancellationToken)).ShouldBe(["c"]);

        async Task<bool> SetAsync(Session session, string name)
        {
            await SettingStore.SetAsync(session, name, "", cancellationToken);
            return true;
        }
    }
}
