using System.Text.Json.Nodes;

using Halyard.Server.Tests.Support;

using Shouldly;

namespace Halyard.Server.Tests.Changes;

public sealed class AuditLogEndpointsTests(AuditLogEndpointsTests.RenamedProject renamed)
    : IClassFixture<AuditLogEndpointsTests.RenamedProject>
{
    private const string Log = "/api/v2/auditlog";

    [Fact]
    public async Task The_newest_change_comes_first_and_says_who_did_what_and_why()
    {
        var log = await renamed.Http.GetJsonAsync(Log);

        var entry = log["items"]![0]!;
        ((string?)entry["kind"]).ShouldBe("project");
        ((string?)entry["description"]).ShouldBe("- Renamed the project to 'Main'");
        ((string?)entry["comment"]).ShouldBe("A better name");
        ((string?)entry["token"]!["name"]).ShouldBe("Configuration");
        ((string?)entry["member"]!["email"]).ShouldBe("owner@localhost");
        ((long)entry["date"]!).ShouldBe(ApiServer.Start.AddMinutes(1).ToUnixTimeMilliseconds());
        entry["accesses"]!.ToJsonString().ShouldBe("""[{"action":"updateProjectName","resource":"proj/default"}]""");
        ((string?)entry["_links"]!["canonical"]!["href"]).ShouldBe("/api/v2/projects/default");
        entry["currentVersion"].ShouldBeNull();
    }

    [Fact]
    public async Task A_single_entry_shows_how_it_looked_before_and_after()
    {
        var id = (string)(await renamed.Http.GetJsonAsync(Log))["items"]![0]!["_id"]!;

        var entry = await renamed.Http.GetJsonAsync($"{Log}/{id}");

        ((string?)entry["previousVersion"]!["name"]).ShouldBe("Default");
        ((string?)entry["currentVersion"]!["name"]).ShouldBe("Main");
        entry["instructions"]!.ToJsonString().ShouldBe("""[{"kind":"updateName","value":"Main"}]""");
    }

    [Fact]
    public async Task The_first_start_is_in_history_without_any_key()
    {
        var log = await renamed.Http.GetJsonAsync($"{Log}?limit=20");

        var entries = log["items"].ShouldBeOfType<JsonArray>();
        entries.Select(static entry => (string?)entry!["titleVerb"])
            .ShouldBe(["renamed the project to 'Main'", "created the environment", "created the environment", "created the project"]);
        ((string?)entries[^1]!["subject"]!["name"]).ShouldBe("Halyard");
        foreach (var entry in entries)
        {
            var whole = (await renamed.Http.GetJsonAsync($"{Log}/{(string)entry!["_id"]!}")).Body!.ToJsonString();
            whole.ShouldNotContain("sdk-");
            whole.ShouldNotContain("mob-");
        }
    }

    [Theory]
    [InlineData("q=better%20name", 1)]
    [InlineData("q=BETTER", 1)]
    [InlineData("q=100%25", 0)]
    [InlineData("spec=proj/*:env/production", 1)]
    [InlineData("spec=proj/*:env/*", 2)]
    [InlineData("spec=proj/other", 0)]
    [InlineData("limit=2", 2)]
    public async Task The_log_is_searched_by_text_and_by_resource(string query, int found)
    {
        var log = await renamed.Http.GetJsonAsync($"{Log}?{query}");

        log["items"]!.AsArray().Count.ShouldBe(found);
    }

    [Fact]
    public async Task The_log_is_cut_by_time()
    {
        var moment = ApiServer.Start.AddMinutes(1).ToUnixTimeMilliseconds();

        var before = await renamed.Http.GetJsonAsync($"{Log}?before={moment}");
        var after = await renamed.Http.GetJsonAsync($"{Log}?after={moment - 1}");

        before["items"]!.AsArray().Count.ShouldBe(3);
        after["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task Following_next_shows_every_entry_once()
    {
        var seen = new List<string>();
        var path = $"{Log}?limit=1";
        while (path is not null)
        {
            var page = await renamed.Http.GetJsonAsync(path);
            seen.AddRange(page["items"]!.AsArray().Select(static entry => (string)entry!["_id"]!));
            path = (string?)page["_links"]!["next"]?["href"];
        }

        seen.Count.ShouldBe(4);
        seen.Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public async Task Statements_select_what_is_allowed_and_not_denied()
    {
        var environments = await renamed.Http.PostJsonAsync(
            Log,
            """
            [{"effect":"allow","resources":["proj/*:env/*"],"actions":["*"]},
             {"effect":"deny","resources":["proj/*:env/production"],"actions":["*"]}]
            """);

        environments["items"]!.AsArray().Select(static entry => (string?)entry!["name"]).ShouldBe(["Test"]);
    }

    [Theory]
    [InlineData("?limit=many", "limit")]
    [InlineData("?before=yesterday", "before")]
    [InlineData("?cursor=nothing", "cursor")]
    public async Task A_broken_parameter_is_named(string query, string field)
    {
        var refused = await renamed.Http.GetJsonAsync(Log + query);

        refused.Status.ShouldBe(400);
        refused.Field.ShouldBe(field);
    }

    [Theory]
    [InlineData("""[{"effect":"maybe","resources":["*"],"actions":["*"]}]""", "[0].effect")]
    [InlineData("""[{"effect":"allow","actions":["*"]}]""", "[0].resources")]
    public async Task A_broken_statement_is_named(string body, string field)
    {
        var refused = await renamed.Http.PostJsonAsync(Log, body);

        refused.Status.ShouldBe(400);
        refused.Field.ShouldBe(field);
    }

    /// <summary>A server whose one project was renamed a minute after the first start.</summary>
    public sealed class RenamedProject : IAsyncLifetime
    {
        private ApiServer _server = null!;

        internal HttpClient Http => _server.Http;

        public async ValueTask InitializeAsync()
        {
            _server = await ApiServer.StartAsync();
            _server.Time.Advance(TimeSpan.FromMinutes(1));
            await Http.PatchJsonAsync(
                "/api/v2/projects/default",
                """{"comment":"A better name","instructions":[{"kind":"updateName","value":"Main"}]}""",
                Support.Http.Semantic);
        }

        public ValueTask DisposeAsync() => _server.DisposeAsync();
    }
}
