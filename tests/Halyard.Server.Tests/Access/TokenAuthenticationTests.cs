using System.Net;

using Halyard.Server.Tests.Support;

using Shouldly;

namespace Halyard.Server.Tests.Access;

public sealed class TokenAuthenticationTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private const string Protected = "/api/v2/caller-identity";


    [Theory]
    [InlineData(ApiServer.Token)]
    [InlineData("Bearer " + ApiServer.Token)]
    [InlineData("bearer " + ApiServer.Token)]
    public async Task A_token_is_accepted_bare_and_as_a_bearer(string header)
    {
        using var http = shared.Server.Client(header);

        var identity = await http.GetJsonAsync(Protected);

        identity.Status.ShouldBe(200);
        ((string?)identity["tokenName"]).ShouldBe("Configuration");
        ((string?)identity["authKind"]).ShouldBe("token");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("api-00000000-0000-0000-0000-000000000000")]
    [InlineData("Basic " + ApiServer.Token)]
    [InlineData("nonsense")]
    public async Task Whoever_shows_no_valid_token_is_turned_away(string? header)
    {
        using var http = header is null ? shared.Server.Client() : shared.Server.Client(header);

        var refused = await http.GetJsonAsync(Protected);

        refused.Status.ShouldBe(401);
        refused.Code.ShouldBe("unauthorized");
        refused.Message.ShouldBe("Invalid access token");
    }

    [Fact]
    public async Task Keys_of_environments_are_not_access_tokens()
    {
        var test = await shared.Http.GetJsonAsync("/api/v2/projects/default/environments/test");

        foreach (var key in new[] { "apiKey", "mobileKey", "_id" })
        {
            using var http = shared.Server.Client((string)test[key]!);
            (await http.GetJsonAsync(Protected)).Status.ShouldBe(401);
        }
    }

    [Fact]
    public async Task A_reader_reads_and_changes_nothing()
    {
        using var reader = await ClientWithRoleAsync("reader");

        (await reader.GetJsonAsync("/api/v2/projects")).Status.ShouldBe(200);
        var refused = await reader.PostJsonAsync("/api/v2/projects", """{"key":"x","name":"X"}""");

        refused.Status.ShouldBe(403);
        refused.Code.ShouldBe("forbidden");
        refused.Message.ShouldBe("'A reader' has the role reader; 'createProject' on 'proj/x' needs the role admin.");
    }

    [Fact]
    public async Task A_writer_does_not_manage_projects()
    {
        using var writer = await ClientWithRoleAsync("writer");

        (await writer.PatchJsonAsync("/api/v2/projects/default", """[{"op":"replace","path":"/name","value":"X"}]""")).Status.ShouldBe(403);
        (await writer.DeleteJsonAsync("/api/v2/projects/default/environments/test")).Status.ShouldBe(403);
        (await writer.PostJsonAsync("/api/v2/projects/default/environments/test/apiKey")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task The_use_of_a_token_is_noted_once_a_minute()
    {
        shared.Server.Time.Advance(TimeSpan.FromMinutes(1));
        var start = shared.Server.Time.GetUtcNow();
        await shared.Http.GetJsonAsync(Protected);
        shared.Server.Time.Advance(TimeSpan.FromSeconds(30));

        var first = await LastUsedAsync();
        shared.Server.Time.Advance(TimeSpan.FromSeconds(31));
        var second = await LastUsedAsync();

        first.ToUnixTimeMilliseconds().ShouldBe(start.ToUnixTimeMilliseconds());
        second.ShouldBe(first.AddSeconds(61));
    }

    [Fact]
    public async Task Web_pages_elsewhere_may_call_the_api_with_a_token_but_never_with_a_cookie()
    {
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/api/v2/projects");
        preflight.Headers.Add("Origin", "https://elsewhere.example");
        preflight.Headers.Add("Access-Control-Request-Method", "PATCH");
        preflight.Headers.Add("Access-Control-Request-Headers", "authorization,content-type,ld-api-version");
        using var http = shared.Server.Client();

        using var answer = await http.SendAsync(preflight, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        answer.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
        answer.Headers.GetValues("Access-Control-Allow-Methods").Single().ShouldContain("PATCH");
    }

    private async Task<HttpClient> ClientWithRoleAsync(string role)
    {
        var made = await shared.Http.PostJsonAsync("/api/v2/tokens", $$"""{"name":"A {{role}}","role":"{{role}}"}""");
        return shared.Server.Client((string)made["token"]!);
    }

    private async Task<DateTimeOffset> LastUsedAsync()
    {
        var tokens = await shared.Http.GetJsonAsync("/api/v2/tokens?limit=100");
        var configured = tokens["items"]!.AsArray().Single(static token => (string?)token!["name"] == "Configuration");
        return DateTimeOffset.FromUnixTimeMilliseconds((long)configured!["lastUsed"]!);
    }
}
