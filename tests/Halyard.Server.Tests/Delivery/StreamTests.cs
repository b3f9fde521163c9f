using System.Net;

using Halyard.Server.Delivery;
using Halyard.Server.Tests.Support;

using Shouldly;

namespace Halyard.Server.Tests.Delivery;

public sealed class StreamTests : IAsyncLifetime
{
    private const string Key = "sdk-default-production";

    private SdkServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await SdkServer.StartAsync();
        await _server.AddEnvironmentAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_stream_begins_with_everything()
    {
        await _server.SaveAsync(SeedFlags.Flag("checkout", ("production", 3)));
        await _server.SaveAsync(SeedFlags.Flag("banner", ("production", 1)));
        await _server.SaveAsync(SeedFlags.Segment("beta", 2));
        await using var stream = await OpenCaughtUpAsync();

        var first = await stream.ReadAsync();

        first!.ToString().ShouldBe("put banner v1, checkout v3, beta v2");
        first.Data.GetProperty("path").GetString().ShouldBe("/");
        first.Data.GetProperty("data").GetProperty("flags").GetProperty("checkout").GetProperty("variations").GetRawText().ShouldBe("[true,false]");
    }

    [Fact]
    public async Task A_stream_tells_proxies_and_SDKs_what_they_must_know()
    {
        await using var stream = await OpenAsync();

        var headers = stream.Response.Headers;
        stream.Response.Content.Headers.ContentType!.ToString().ShouldBe("text/event-stream; charset=utf-8");
        headers.CacheControl!.ToString().ShouldBe("no-store, must-revalidate, no-cache");
        headers.GetValues("X-Accel-Buffering").ShouldBe(["no"]);
        headers.GetValues("X-LD-EnvID").ShouldBe(["id-default-production"]);
    }

    [Fact]
    public async Task A_change_reaches_every_open_stream()
    {
        await using var one = await OpenAsync();
        await using var other = await OpenAsync();
        await one.ReadAsync();
        await other.ReadAsync();

        await _server.SaveAsync(SeedFlags.Flag("checkout", ("production", 1)));

        (await one.ReadAsync())!.ToString().ShouldBe("patch /flags/checkout v1");
        (await other.ReadAsync())!.ToString().ShouldBe("patch /flags/checkout v1");
    }

    [Fact]
    public async Task Versions_rise_through_deletion_and_new_creation()
    {
        await using var stream = await OpenAsync();
        await stream.ReadAsync();

        await _server.SaveAsync(SeedFlags.Flag("checkout", ("production", 1)));
        (await stream.ReadAsync())!.ToString().ShouldBe("patch /flags/checkout v1");
        await _server.SaveAsync(SeedFlags.Flag("checkout", ("production", 2)), isDeleted: true);
        (await stream.ReadAsync())!.ToString().ShouldBe("delete /flags/checkout v2");
        await _server.SaveAsync(SeedFlags.Flag("checkout", ("production", 3)));
        (await stream.ReadAsync())!.ToString().ShouldBe("patch /flags/checkout v3");

        await _server.SaveAsync(SeedFlags.Segment("beta", 1));
        (await stream.ReadAsync())!.ToString().ShouldBe("patch /segments/beta v1");
        await _server.SaveAsync(SeedFlags.Segment("beta", 2), isDeleted: true);
        (await stream.ReadAsync())!.ToString().ShouldBe("delete /segments/beta v2");
        await _server.SaveAsync(SeedFlags.Segment("beta", 3));
        (await stream.ReadAsync())!.ToString().ShouldBe("patch /segments/beta v3");
    }

    [Fact]
    public async Task An_archived_flag_is_deleted_for_SDKs_until_it_is_restored()
    {
        await using var stream = await OpenAsync();
        await stream.ReadAsync();

        await _server.SaveAsync(SeedFlags.Flag("checkout", ("production", 1)) with { Archived = true });
        (await stream.ReadAsync())!.ToString().ShouldBe("delete /flags/checkout v1");
        await _server.SaveAsync(SeedFlags.Flag("checkout", ("production", 2)));
        (await stream.ReadAsync())!.ToString().ShouldBe("patch /flags/checkout v2");
    }

    [Fact]
    public async Task Deleted_and_archived_flags_are_not_in_everything()
    {
        await _server.SaveAsync(SeedFlags.Flag("gone", ("production", 2)), isDeleted: true);
        await _server.SaveAsync(SeedFlags.Flag("archived", ("production", 2)) with { Archived = true });
        await _server.SaveAsync(SeedFlags.Flag("checkout", ("production", 2)));
        await using var stream = await OpenCaughtUpAsync();

        (await stream.ReadAsync())!.ToString().ShouldBe("put checkout v2");
    }

    [Fact]
    public async Task A_change_reaches_the_environments_whose_version_rises()
    {
        await _server.AddEnvironmentAsync(environment: "test");
        await _server.SaveAsync(SeedFlags.Flag("checkout", ("production", 1), ("test", 1)));
        await using var production = await OpenCaughtUpAsync();
        await using var test = await OpenAsync("sdk-default-test");
        await production.ReadAsync();
        await test.ReadAsync();

        await _server.SaveAsync(SeedFlags.Flag("checkout", ("production", 2), ("test", 1)));
        (await production.ReadAsync())!.ToString().ShouldBe("patch /flags/checkout v2");
        await _server.SaveAsync(SeedFlags.Flag("checkout", ("production", 3), ("test", 2)));

        (await production.ReadAsync())!.ToString().ShouldBe("patch /flags/checkout v3");
        (await test.ReadAsync())!.ToString().ShouldBe("patch /flags/checkout v2");
    }

    [Fact]
    public async Task A_version_that_does_not_rise_is_not_delivered()
    {
        await using var stream = await OpenAsync();
        await stream.ReadAsync();
        await _server.SaveAsync(SeedFlags.Flag("checkout", ("production", 5)));
        await stream.ReadAsync();

        await _server.SaveAsync(SeedFlags.Flag("checkout", ("production", 5)));
        await _server.SaveAsync(SeedFlags.Flag("checkout", ("production", 4)));
        await _server.SaveAsync(SeedFlags.Flag("banner", ("production", 1)));

        (await stream.ReadAsync())!.ToString().ShouldBe("patch /flags/banner v1");
    }

    [Fact]
    public async Task Segments_come_before_the_flags_that_use_them_and_go_after()
    {
        await _server.SaveAsync(SeedFlags.Segment("old", 1));
        await using var stream = await OpenCaughtUpAsync();
        await stream.ReadAsync();

        await _server.CommitAsync(async transaction =>
        {
            await transaction.SaveAsync(SeedFlags.Flag("gone", ("production", 1)), isDeleted: true);
            await transaction.SaveAsync(SeedFlags.Segment("old", 2), isDeleted: true);
            await transaction.SaveAsync(SeedFlags.Flag("checkout", ("production", 1)));
            await transaction.SaveAsync(SeedFlags.Segment("new", 1));
        });

        (await stream.ReadAsync())!.ToString().ShouldBe("patch /segments/new v1");
        (await stream.ReadAsync())!.ToString().ShouldBe("patch /flags/checkout v1");
        (await stream.ReadAsync())!.ToString().ShouldBe("delete /flags/gone v1");
        (await stream.ReadAsync())!.ToString().ShouldBe("delete /segments/old v2");
    }

    [Fact]
    public async Task A_silent_stream_gets_a_sign_of_life()
    {
        await using var stream = await OpenAsync();
        await stream.ReadAsync();
        (await stream.ReadLineAsync()).ShouldBe("");

        _server.Time.Advance(TimeSpan.FromSeconds(165));

        (await stream.ReadLineAsync()).ShouldBe(":");
    }

    [Fact]
    public async Task Streams_end_when_the_server_stops()
    {
        await using var stream = await OpenAsync();
        await stream.ReadAsync();

        await _server.StopAsync();

        (await stream.ReadAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task A_change_leaves_a_receipt()
    {
        await using var one = await OpenAsync();
        await using var other = await OpenAsync();
        using var durations = new Measurements(_server, "halyard.delivery.duration");

        await _server.SaveAsync(SeedFlags.Flag("checkout", ("production", 1)));
        var duration = await durations.NextAsync();

        var receipt = _server.Get<FeedRegistry>().Find("default", "production")!.Receipts.ShouldHaveSingleItem();
        (receipt.Path, receipt.Version, receipt.Connections).ShouldBe(("/flags/checkout", 1, 2));
        receipt.Elapsed.ShouldBe(TimeSpan.FromSeconds(duration));
    }

    [Fact]
    public async Task Open_streams_are_counted()
    {
        await using var one = await OpenAsync();
        await using var other = await OpenAsync();

        _server.Get<FeedRegistry>().Find("default", "production")!.Connections.ShouldBe(2);
    }

    [Theory]
    [InlineData("/all")]
    [InlineData("/sdk/latest-all")]
    public async Task An_unknown_key_is_refused_for_good(string path)
    {
        (await StatusAsync(path, "sdk-nobody")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(path, null)).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("/all?filter=mine")]
    [InlineData("/sdk/latest-all?filter=mine")]
    public async Task An_unknown_filter_is_not_found(string path)
    {
        (await StatusAsync(path, Key)).ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<HttpStatusCode> StatusAsync(string path, string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Authorization", key);
        using var response = await _server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Token);
        return response.StatusCode;
    }

    private Task<EventStream> OpenAsync(string key = Key) => EventStream.OpenAsync(_server.Http, key);

    // What was saved before is part of everything only when the feed has read it.
    private async Task<EventStream> OpenCaughtUpAsync()
    {
        await _server.CatchUpAsync();
        return await OpenAsync();
    }
}
