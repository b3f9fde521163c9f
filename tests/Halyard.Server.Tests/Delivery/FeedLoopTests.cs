using System.Net;

using Halyard.Server.Access;
using Halyard.Server.Changes;
using Halyard.Server.Delivery;
using Halyard.Server.Tests.Support;

using Shouldly;

namespace Halyard.Server.Tests.Delivery;

public sealed class FeedLoopTests
{
    private const string Key = "sdk-default-production";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Until_there_is_data_SDKs_are_told_to_come_again()
    {
        await using var server = await SdkServer.StartAsync(database => database.WriteAsync(
            async session =>
            {
                await SeedEnvironment.AddAsync(session, "default", "production", Token);
                await session.ExecuteAsync("ALTER TABLE flags RENAME TO away", null, Token);
            },
            Token));
        var registry = server.Get<FeedRegistry>();

        using (var early = await GetAsync(server, Key))
        {
            early.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            early.Headers.RetryAfter.ShouldNotBeNull();
            registry.IsReady.ShouldBeFalse();
            registry.Age.ShouldBeNull();
        }

        await server.ExecuteAsync("ALTER TABLE away RENAME TO flags");
        await server.CatchUpAsync();

        using var later = await GetAsync(server, Key);
        later.StatusCode.ShouldBe(HttpStatusCode.OK);
        registry.IsReady.ShouldBeTrue();
    }

    [Fact]
    public async Task A_database_that_is_down_stops_changes_but_not_delivery()
    {
        await using var server = await StartAsync();
        await server.SaveAsync(SeedFlags.Flag("checkout", ("production", 1)));
        await server.CatchUpAsync();
        await using var open = await EventStream.OpenAsync(server.Http, Key);
        await open.ReadAsync();

        await server.ExecuteAsync("ALTER TABLE changes RENAME TO away");
        await server.CatchUpAsync();

        await using var late = await EventStream.OpenAsync(server.Http, Key);
        (await late.ReadAsync())!.ToString().ShouldBe("put checkout v1");
        server.Get<FeedRegistry>().Age!.Value.ShouldBeGreaterThan(TimeSpan.Zero);

        await server.ExecuteAsync("ALTER TABLE away RENAME TO changes");
        await server.SaveAsync(SeedFlags.Flag("checkout", ("production", 2)));

        (await open.ReadAsync())!.ToString().ShouldBe("patch /flags/checkout v2");
        (await late.ReadAsync())!.ToString().ShouldBe("patch /flags/checkout v2");
    }

    [Fact]
    public async Task A_change_that_nobody_tells_of_is_found()
    {
        await using var server = await StartAsync();
        await using var stream = await EventStream.OpenAsync(server.Http, Key);
        await stream.ReadAsync();

        await server.Database.WriteAsync(
            session => new ChangeTransaction(session, [], Actor.System, null, server.Time.GetUtcNow())
                .SaveAsync(SeedFlags.Flag("checkout", ("production", 1))),
            Token);
        server.Time.Advance(TimeSpan.FromSeconds(1));

        (await stream.ReadAsync())!.ToString().ShouldBe("patch /flags/checkout v1");
    }

    [Fact]
    public async Task A_new_environment_is_served_as_soon_as_its_key_is_known()
    {
        await using var server = await StartAsync();

        await server.AddEnvironmentAsync(environment: "test");

        await using var stream = await EventStream.OpenAsync(server.Http, "sdk-default-test");
        (await stream.ReadAsync())!.ToString().ShouldBe("put");
    }

    [Fact]
    public async Task Streams_of_a_deleted_environment_end()
    {
        await using var server = await StartAsync();
        await using var stream = await EventStream.OpenAsync(server.Http, Key);
        await stream.ReadAsync();

        await server.CommitAsync(async transaction =>
        {
            await transaction.Session.ExecuteAsync("DELETE FROM environment_keys; DELETE FROM environments", null, Token);
            await transaction.RecordAsync(SeedEnvironment.Change("default", "production", ChangeAction.Deleted), Token);
        });

        (await stream.ReadAsync()).ShouldBeNull();
        (await GetAsync(server, Key)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Streams_of_a_revoked_key_end_and_those_of_the_new_key_stay()
    {
        await using var server = await StartAsync();
        await using var old = await EventStream.OpenAsync(server.Http, Key);
        await old.ReadAsync();
        var id = server.Get<FeedRegistry>().Find("default", "production")!.Environment.Id;

        await server.CommitAsync(async transaction =>
        {
            await KeyStore.DeleteAsync(transaction.Session, id, Token);
            await SeedEnvironment.AddKeyAsync(transaction.Session, id, "sdk-new", Token);
            await transaction.RecordAsync(SeedEnvironment.Change("default", "production", ChangeAction.Updated), Token);
        });
        await using var renewed = await EventStream.OpenAsync(server.Http, "sdk-new");
        await renewed.ReadAsync();

        (await old.ReadAsync()).ShouldBeNull();
        await server.SaveAsync(SeedFlags.Flag("checkout", ("production", 1)));
        (await renewed.ReadAsync())!.ToString().ShouldBe("patch /flags/checkout v1");
    }

    [Fact]
    public async Task Streams_of_an_old_key_end_with_its_grace_period()
    {
        await using var server = await StartAsync();
        await using var stream = await EventStream.OpenAsync(server.Http, Key);
        await stream.ReadAsync();
        var id = server.Get<FeedRegistry>().Find("default", "production")!.Environment.Id;
        await server.CommitAsync(async transaction =>
        {
            var end = server.Time.GetUtcNow() + TimeSpan.FromMinutes(1);
            await KeyStore.ExpireAsync(transaction.Session, id, EnvironmentKeyKind.Sdk, end, Token);
            await transaction.RecordAsync(SeedEnvironment.Change("default", "production", ChangeAction.Updated), Token);
        });
        await server.SaveAsync(SeedFlags.Flag("checkout", ("production", 1)));
        (await stream.ReadAsync())!.ToString().ShouldBe("patch /flags/checkout v1");

        server.Time.Advance(TimeSpan.FromMinutes(1));

        (await stream.ReadAsync()).ShouldBeNull();
    }

    private static async Task<SdkServer> StartAsync()
    {
        var server = await SdkServer.StartAsync();
        await server.AddEnvironmentAsync();
        return server;
    }

    private static async Task<HttpResponseMessage> GetAsync(SdkServer server, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sdk/latest-all");
        request.Headers.TryAddWithoutValidation("Authorization", key);
        return await server.Http.SendAsync(request, Token);
    }
}
