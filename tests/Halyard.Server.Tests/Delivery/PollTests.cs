using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;

using Halyard.Evaluation.Wire;
using Halyard.Server.Tests.Support;

using Shouldly;

namespace Halyard.Server.Tests.Delivery;

public sealed class PollTests : IAsyncLifetime
{
    private SdkServer _server = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await SdkServer.StartAsync();
        await _server.AddEnvironmentAsync();
        await _server.SaveAsync(SeedFlags.Flag("checkout", ("production", 3)));
        await _server.SaveAsync(SeedFlags.Segment("beta", 2));
        await _server.CatchUpAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_poll_gives_everything()
    {
        using var response = await GetAsync();

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("X-LD-EnvID").ShouldBe(["id-default-production"]);
        var data = WireJson.ReadDataSet(await response.Content.ReadAsByteArrayAsync(Token));
        data.Flags.ShouldHaveSingleItem().Key.ShouldBe("checkout");
        data.Segments.ShouldHaveSingleItem().Version.ShouldBe(2);
    }

    [Fact]
    public async Task Who_has_it_already_is_told_so()
    {
        using var first = await GetAsync();

        using var again = await GetAsync(first.Headers.ETag);

        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        again.Headers.ETag.ShouldBe(first.Headers.ETag);
        (await again.Content.ReadAsByteArrayAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_has_an_older_state_gets_the_new_one()
    {
        using var first = await GetAsync();
        await _server.SaveAsync(SeedFlags.Flag("checkout", ("production", 4)));
        await _server.CatchUpAsync();

        using var again = await GetAsync(first.Headers.ETag);

        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.Headers.ETag.ShouldNotBe(first.Headers.ETag);
    }

    [Fact]
    public async Task Who_takes_gzip_gets_the_same_compressed()
    {
        using var plain = await GetAsync();

        using var compressed = await GetAsync(encoding: "gzip");

        compressed.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        compressed.Headers.ETag.ShouldBe(plain.Headers.ETag);
        await using var body = new GZipStream(await compressed.Content.ReadAsStreamAsync(Token), CompressionMode.Decompress);
        using var read = new StreamReader(body);
        (await read.ReadToEndAsync(Token)).ShouldBe(await plain.Content.ReadAsStringAsync(Token));
    }

    [Theory]
    [InlineData("gzip;q=0")]
    [InlineData("br, gzip; q=0")]
    [InlineData("identity")]
    public async Task Who_does_not_take_gzip_gets_it_plain(string encoding)
    {
        using var response = await GetAsync(encoding: encoding);

        response.Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    private async Task<HttpResponseMessage> GetAsync(EntityTagHeaderValue? known = null, string? encoding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sdk/latest-all");
        request.Headers.TryAddWithoutValidation("Authorization", "sdk-default-production");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known);
        }

        return await _server.Http.SendAsync(request, Token);
    }
}
