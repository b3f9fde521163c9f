using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

using Halyard.Server.Tests.Support;

using Shouldly;

namespace Halyard.Server.Tests.Hosting;

public sealed class LimitsTests(LimitsTests.SmallServer small) : IClassFixture<LimitsTests.SmallServer>
{
    private const string Projects = "/api/v2/projects";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_body_over_the_limit_is_413_in_the_shape_of_the_api()
    {
        var refused = await SendAsync(new ByteArrayContent(Project(20_000)), null);

        refused.Status.ShouldBe(413);
        refused.Code.ShouldBe("request_entity_too_large");
    }

    [Fact]
    public async Task A_body_of_unknown_length_is_cut_off_at_the_limit()
    {
        var refused = await SendAsync(new StreamContent(new Unseekable(Project(20_000))), null);

        refused.Status.ShouldBe(413);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_compressed_body_is_read(string encoding)
    {
        var made = await SendAsync(new ByteArrayContent(Compress(Project(5_000), encoding)), encoding);

        made.Status.ShouldBe(201);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    public async Task A_bomb_is_cut_off_by_what_it_becomes(string encoding)
    {
        var bomb = Compress(Project(5_000_000), encoding);
        bomb.Length.ShouldBeLessThan(10_000);

        var refused = await SendAsync(new ByteArrayContent(bomb), encoding);

        refused.Status.ShouldBe(413);
        refused.Code.ShouldBe("request_entity_too_large");
    }

    [Fact]
    public async Task What_cannot_be_decompressed_is_a_bad_request()
    {
        var refused = await SendAsync(new ByteArrayContent(Project(10)), "gzip");

        refused.Status.ShouldBe(400);
        refused.Code.ShouldBe("invalid_request");
    }

    [Theory]
    [InlineData("{\"key\":")]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("{\"key\":\"a\",\"key\":\"b\",\"name\":\"N\"}")]
    public async Task A_body_that_is_not_the_right_json_is_a_bad_request(string body)
    {
        var refused = await small.Http.PostJsonAsync(Projects, body);

        refused.Status.ShouldBe(400);
        refused.Code.ShouldBe("invalid_request");
        refused.Message.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Deep_nesting_is_a_bad_request()
    {
        var deep = new string('[', 4_000) + new string(']', 4_000);

        (await small.Http.PostJsonAsync(Projects, deep)).Status.ShouldBe(400);
    }

    [Theory]
    [InlineData("GET", "/api/v2/nothing", 404, "not_found")]
    [InlineData("PUT", "/api/v2/projects", 405, "method_not_allowed")]
    public async Task What_does_not_exist_is_answered_in_the_shape_of_the_api(string method, string path, int status, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var answer = await small.Http.SendAsync(request, Token);

        ((int)answer.StatusCode).ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        ((string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))!["code"]).ShouldBe(code);
    }

    [Fact]
    public async Task A_method_can_be_overridden_on_a_post()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Projects}/default");
        request.Headers.Add("X-HTTP-Method-Override", "PATCH");
        request.Content = new StringContent("""[{"op":"replace","path":"/name","value":"Main"}]""", Encoding.UTF8, "application/json");

        using var answer = await small.Http.SendAsync(request, Token);

        answer.IsSuccessStatusCode.ShouldBeTrue();
        ((string?)(await small.Http.GetJsonAsync($"{Projects}/default"))["name"]).ShouldBe("Main");
    }

    private static byte[] Project(int padding) =>
        Encoding.UTF8.GetBytes($$"""{"key":"{{SharedServer.NewKey()}}","name":"X","padding":"{{new string('a', padding)}}"}""");

    private static byte[] Compress(byte[] body, string encoding)
    {
        using var buffer = new MemoryStream();
        using (Stream compression = encoding == "gzip"
            ? new GZipStream(buffer, CompressionLevel.SmallestSize)
            : new BrotliStream(buffer, CompressionLevel.SmallestSize))
        {
            compression.Write(body);
        }

        return buffer.ToArray();
    }

    private async Task<Answer> SendAsync(HttpContent content, string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Projects);
        request.Content = content;
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (encoding is not null)
        {
            content.Headers.ContentEncoding.Add(encoding);
        }

        using var answer = await small.Http.SendAsync(request, Token);
        return new Answer((int)answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token)));
    }

    public sealed class SmallServer : IAsyncLifetime
    {
        private ApiServer _server = null!;

        internal HttpClient Http => _server.Http;

        public async ValueTask InitializeAsync() => _server = await ApiServer.StartAsync(("Halyard:Limits:RestBody", "10000"));

        public ValueTask DisposeAsync() => _server.DisposeAsync();
    }

    private sealed class Unseekable(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
