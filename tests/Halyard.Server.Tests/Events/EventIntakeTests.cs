using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

using Halyard.Server.Storage;
using Halyard.Server.Tests.Support;

using Shouldly;

namespace Halyard.Server.Tests.Events;

public sealed class EventIntakeTests : IAsyncLifetime
{
    private const string Summary = """
        [{"kind":"index","creationDate":1,"context":{"kind":"user","key":"u"}},
         {"features":{"checkout":{"default":false,"contextKinds":["user"],"counters":[
            {"variation":0,"version":5,"value":true,"count":3},
            {"version":5,"value":false,"count":1},
            {"unknown":true,"value":false,"count":2}]}},"kind":"summary","startDate":1,"endDate":2}]
        """;

    private SdkServer _server = null!;
    private EnvironmentPlace _environment = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await SdkServer.StartAsync(("Halyard:Limits:EventsBody", "100000"));
        _environment = await _server.AddEnvironmentAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Summary_counters_are_counted_by_flag_variation_and_version()
    {
        using var response = await PostAsync(Summary);

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        response.Headers.Date.ShouldNotBeNull();
        (await response.Content.ReadAsStringAsync(Token)).ShouldBeEmpty();
        (await _server.EvaluationsAsync()).ShouldBe(["checkout -1 v0: 2", "checkout -1 v5: 1", "checkout 0 v5: 3"]);
        (await _server.EventsAsync()).ShouldBe(["index: 1", "summary: 1"]);
    }

    [Fact]
    public async Task Payloads_of_the_same_minute_add_up()
    {
        await PostAsync(Summary);
        await PostAsync(Summary);

        (await _server.EvaluationsAsync()).ShouldBe(["checkout -1 v0: 4", "checkout -1 v5: 2", "checkout 0 v5: 6"]);
    }

    [Fact]
    public async Task A_payload_that_is_sent_again_is_counted_once()
    {
        using var first = await PostAsync(Summary, payloadId: "a");
        using var again = await PostAsync(Summary, payloadId: "a");
        using var other = await PostAsync(Summary, payloadId: "b");

        new[] { first, again, other }.ShouldAllBe(static response => response.StatusCode == HttpStatusCode.Accepted);
        (await _server.EventsAsync()).ShouldBe(["index: 2", "summary: 2"]);
    }

    [Fact]
    public async Task Two_environments_may_use_the_same_payload_id()
    {
        await _server.AddEnvironmentAsync(environment: "test");

        await PostAsync(Summary, payloadId: "a");
        await PostAsync(Summary, payloadId: "a", key: "sdk-default-test");

        (await _server.EventsAsync()).ShouldBe(["index: 2", "summary: 2"]);
    }

    [Fact]
    public async Task Concurrent_payloads_and_their_retries_are_counted_exactly()
    {
        var ids = Enumerable.Range(0, 200).Select(static i => $"payload-{i % 100}");

        var responses = await Task.WhenAll(ids.Select(id => PostAsync(Summary, payloadId: id)));

        responses.ShouldAllBe(static response => response.StatusCode == HttpStatusCode.Accepted);
        (await _server.EvaluationsAsync()).ShouldBe(["checkout -1 v0: 200", "checkout -1 v5: 100", "checkout 0 v5: 300"]);
    }

    [Fact]
    public async Task Compressed_and_chunked_bodies_are_read()
    {
        using var response = await PostAsync(Gzip(Encoding.UTF8.GetBytes(Summary)), compressed: true, chunked: true);

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await _server.EventsAsync()).ShouldBe(["index: 1", "summary: 1"]);
    }

    [Fact]
    public async Task A_body_that_arrives_in_pieces_is_read()
    {
        using var content = new PiecewiseContent(Encoding.UTF8.GetBytes(Summary));

        using var response = await SendAsync("/bulk", content, "sdk-default-production", null);

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await _server.EvaluationsAsync()).ShouldBe(["checkout -1 v0: 2", "checkout -1 v5: 1", "checkout 0 v5: 3"]);
    }

    [Fact]
    public async Task An_unknown_key_is_refused_for_good()
    {
        using var unknown = await PostAsync(Summary, key: "sdk-nobody");
        using var none = await PostAsync(Summary, key: null);

        unknown.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        none.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await _server.EventsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_scheme_that_old_SDKs_send_is_understood()
    {
        using var response = await PostAsync(Summary, key: "api_key sdk-default-production");

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused()
    {
        var body = $$"""[{"kind":"index","padding":"{{new string('x', 100_000)}}"}]""";

        using var whole = await PostAsync(body);
        using var chunked = await PostAsync(Encoding.UTF8.GetBytes(body), chunked: true);

        whole.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        chunked.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await MessageAsync(chunked)).ShouldContain("100,000 bytes");
    }

    [Fact]
    public async Task A_gzip_bomb_is_cut_off_while_it_is_read()
    {
        var bomb = Gzip(Encoding.UTF8.GetBytes($"[{new string(' ', 10_000_000)}]"));
        bomb.Length.ShouldBeLessThan(100_000);

        using var response = await PostAsync(bomb, compressed: true);

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory]
    [InlineData("", "JSON")]
    [InlineData("{}", "It must be an array of events.")]
    [InlineData("[1]", "[0] must be an object.")]
    [InlineData("""[{"kind":"index"},{"key":"x"}]""", "[1].kind must be present.")]
    [InlineData("""[{"kind":7}]""", "[0].kind must be a string.")]
    [InlineData("""[{"kind":"index"},{"kind":"index"]""", "LineNumber: 0 | BytePositionInLine: 33")]
    [InlineData("""[{"kind":"index"}""", "LineNumber: 0")]
    [InlineData("""[{"kind":"index"}] x""", "'x' is invalid")]
    [InlineData("""[{"kind":"summary","features":[]}]""", "[0].features must be an object.")]
    [InlineData("""[{"kind":"summary","features":{"f":{"counters":{}}}}]""", "[0].features.f.counters must be an array.")]
    [InlineData("""[{"kind":"summary","features":{"f":{"counters":[{}]}}}]""", "[0].features.f.counters[0].count must be present.")]
    [InlineData("""[{"kind":"summary","features":{"f":{"counters":[{"count":"3"}]}}}]""", "[0].features.f.counters[0].count must be a whole number")]
    [InlineData("""[{"kind":"summary","features":{"f":{"counters":[{"count":-1}]}}}]""", "[0].features.f.counters[0].count must be a whole number")]
    [InlineData("""[{"kind":"summary","features":{"f":{"counters":[{"count":1.5}]}}}]""", "[0].features.f.counters[0].count must be a whole number")]
    [InlineData("""[{"kind":"summary","features":{"f":{"counters":[{"count":1,"variation":"a"}]}}}]""", "[0].features.f.counters[0].variation must be a whole number")]
    [InlineData("""[{"kind":"summary","features":{"\ud800":{"counters":[]}}}]""", "Unicode")]
    public async Task A_malformed_body_is_refused_and_the_fault_named(string body, string fault)
    {
        using var response = await PostAsync(body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await MessageAsync(response)).ShouldContain(fault);
        (await _server.EventsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Bytes_that_are_not_gzip_are_refused()
    {
        using var response = await PostAsync("not gzip"u8.ToArray(), compressed: true);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await MessageAsync(response)).ShouldContain("gzip");
    }

    [Fact]
    public async Task An_unknown_encoding_is_refused()
    {
        using var content = new ByteArrayContent([1]);
        content.Headers.ContentEncoding.Add("zstd");

        using var response = await SendAsync("/bulk", content, "sdk-default-production", null);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task Evaluations_that_the_sender_has_not_counted_are_counted()
    {
        const string body = """
            [{"kind":"feature","key":"checkout","variation":1,"version":7,"value":true},
             {"kind":"feature","key":"checkout","variation":1,"version":7,"value":true},
             {"kind":"feature","key":"checkout","variation":1,"version":7,"excludeFromSummaries":true},
             {"kind":"feature","key":"gone","value":false}]
            """;

        await PostAsync(body, unsummarised: true);

        (await _server.EvaluationsAsync()).ShouldBe(["checkout 1 v7: 2", "gone -1 v0: 1"]);
        (await _server.EventsAsync()).ShouldBe(["feature: 4"]);
    }

    [Fact]
    public async Task Full_events_beside_a_summary_are_not_counted_again()
    {
        await PostAsync("""[{"kind":"feature","key":"checkout","variation":1,"version":7,"value":true}]""");

        (await _server.EvaluationsAsync()).ShouldBeEmpty();
        (await _server.EventsAsync()).ShouldBe(["feature: 1"]);
    }

    [Fact]
    public async Task Kinds_that_nobody_knows_are_counted_together()
    {
        await PostAsync("""[{"kind":"made-up"},{"kind":"another"}]""");

        (await _server.EventsAsync()).ShouldBe(["other: 2"]);
    }

    [Fact]
    public async Task Diagnostics_are_counted()
    {
        using var content = new StringContent("""{"kind":"diagnostic-init","id":{"diagnosticId":"x"},"sdk":{}}""");

        using var response = await SendAsync("/diagnostic", content, "sdk-default-production", null);

        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await _server.EventsAsync()).ShouldBe(["diagnostic-init: 1"]);
    }

    [Fact]
    public async Task A_diagnostic_that_is_not_an_object_is_refused()
    {
        using var content = new StringContent("[]");

        using var response = await SendAsync("/diagnostic", content, "sdk-default-production", null);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await MessageAsync(response)).ShouldContain("it must be an object");
    }

    [Fact]
    public async Task Events_of_a_deleted_environment_do_not_hold_up_the_others()
    {
        await _server.AddEnvironmentAsync(environment: "test");
        await PostAsync("[]", key: "sdk-default-test");
        await _server.ExecuteAsync("DELETE FROM environment_keys WHERE environment_id = @Id; DELETE FROM environments WHERE id = @Id", _environment);

        using var orphan = await PostAsync(Summary);
        using var other = await PostAsync(Summary, key: "sdk-default-test");

        orphan.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        other.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return target.ToArray();
    }

    private static async Task<string> MessageAsync(HttpResponseMessage response)
    {
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token));
        return body.RootElement.GetProperty("message").GetString()!;
    }

    private Task<HttpResponseMessage> PostAsync(string body, string? key = "sdk-default-production", string? payloadId = null, bool unsummarised = false) =>
        PostAsync(Encoding.UTF8.GetBytes(body), key, payloadId, unsummarised: unsummarised);

    private async Task<HttpResponseMessage> PostAsync(
        byte[] body,
        string? key = "sdk-default-production",
        string? payloadId = null,
        bool compressed = false,
        bool chunked = false,
        bool unsummarised = false)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (compressed)
        {
            content.Headers.ContentEncoding.Add("gzip");
        }

        if (unsummarised)
        {
            content.Headers.Add("X-LaunchDarkly-Unsummarized", "true");
        }

        return await SendAsync("/bulk", content, key, payloadId, chunked);
    }

    private async Task<HttpResponseMessage> SendAsync(string path, HttpContent content, string? key, string? payloadId, bool chunked = false)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", key);
        request.Headers.Add("X-LaunchDarkly-Event-Schema", "4");
        request.Headers.TransferEncodingChunked = chunked;
        if (payloadId is not null)
        {
            request.Headers.Add("X-LaunchDarkly-Payload-ID", payloadId);
        }

        return await _server.Http.SendAsync(request, Token);
    }

    // One byte at a time, each sent by itself.
    private sealed class PiecewiseContent(byte[] body) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            foreach (var piece in body)
            {
                stream.WriteByte(piece);
                await stream.FlushAsync(Token);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
