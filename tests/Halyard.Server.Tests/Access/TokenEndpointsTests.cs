using Halyard.Server.Tests.Support;

using Shouldly;

namespace Halyard.Server.Tests.Access;

public sealed class TokenEndpointsTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task The_secret_of_a_token_is_shown_once()
    {
        var made = await shared.Http.PostJsonAsync("/api/v2/tokens", """{"name":"CI","description":"For the pipeline","role":"writer"}""");

        made.Status.ShouldBe(201);
        var secret = (string)made["token"]!;
        secret.ShouldStartWith("api-");
        var again = await shared.Http.GetJsonAsync($"/api/v2/tokens/{(string)made["_id"]!}");
        ((string?)again["token"]).ShouldBe(secret[^4..]);
        ((string?)again["description"]).ShouldBe("For the pipeline");
        ((string?)again["_member"]!["email"]).ShouldBe("owner@localhost");
    }

    [Fact]
    public async Task A_deleted_token_is_turned_away()
    {
        var made = await shared.Http.PostJsonAsync("/api/v2/tokens", """{"role":"writer"}""");
        using var http = shared.Server.Client((string)made["token"]!);

        (await http.GetJsonAsync("/api/v2/projects")).Status.ShouldBe(200);
        (await shared.Http.DeleteJsonAsync($"/api/v2/tokens/{(string)made["_id"]!}")).Status.ShouldBe(204);

        (await http.GetJsonAsync("/api/v2/projects")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_reset_ends_the_old_secret()
    {
        var made = await shared.Http.PostJsonAsync("/api/v2/tokens", """{"role":"writer"}""");

        var reset = await shared.Http.PostJsonAsync($"/api/v2/tokens/{(string)made["_id"]!}/reset");

        using var old = shared.Server.Client((string)made["token"]!);
        using var current = shared.Server.Client((string)reset["token"]!);
        (await old.GetJsonAsync("/api/v2/projects")).Status.ShouldBe(401);
        (await current.GetJsonAsync("/api/v2/projects")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_token_is_renamed_by_a_json_patch()
    {
        var made = await shared.Http.PostJsonAsync("/api/v2/tokens", """{"name":"Old","role":"writer"}""");

        var patched = await shared.Http.PatchJsonAsync(
            $"/api/v2/tokens/{(string)made["_id"]!}", """[{"op":"replace","path":"/name","value":"New"}]""");

        ((string?)patched["name"]).ShouldBe("New");
        ((string?)patched["role"]).ShouldBe("writer");
    }

    [Fact]
    public async Task Nobody_makes_a_token_stronger_than_themselves()
    {
        var reader = await shared.Http.PostJsonAsync("/api/v2/tokens", """{"role":"reader"}""");
        using var http = shared.Server.Client((string)reader["token"]!);

        var made = await http.PostJsonAsync("/api/v2/tokens", """{"role":"admin"}""");
        var changed = await http.PatchJsonAsync(
            $"/api/v2/tokens/{(string)reader["_id"]!}", """[{"op":"replace","path":"/role","value":"admin"}]""");

        made.Status.ShouldBe(403);
        changed.Status.ShouldBe(403);
    }

    [Theory]
    [InlineData("""{"role":"king"}""", "role")]
    [InlineData("""{"customRoleIds":["x"]}""", "customRoleIds")]
    [InlineData("""{"inlineRole":[{"effect":"allow","resources":["*"],"actions":["*"]}]}""", "inlineRole")]
    public async Task What_is_not_understood_is_refused_rather_than_dropped(string body, string field)
    {
        var refused = await shared.Http.PostJsonAsync("/api/v2/tokens", body);

        refused.Status.ShouldBe(400);
        refused.Field.ShouldBe(field);
    }

    [Fact]
    public async Task Tools_find_out_who_they_are_and_what_this_is()
    {
        var me = await shared.Http.GetJsonAsync("/api/v2/members/me");
        var same = await shared.Http.GetJsonAsync($"/api/v2/members/{(string)me["_id"]!}");
        var versions = await shared.Http.GetJsonAsync("/api/v2/versions");
        var account = await shared.Http.GetJsonAsync("/api/v2/account");

        ((string?)same["email"]).ShouldBe("owner@localhost");
        ((string?)me["role"]).ShouldBe("owner");
        ((int)versions["latestVersion"]!).ShouldBe(20240415);
        ((string)account["_id"]!).Length.ShouldBe(24);
    }
}
