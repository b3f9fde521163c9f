using System.Text.Json.Nodes;

using Halyard.Server.Tests.Support;

using Shouldly;

namespace Halyard.Server.Tests.Projects;

public sealed class ProjectEndpointsTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task A_new_project_has_test_and_production_as_a_bare_list()
    {
        var made = await shared.Http.PostJsonAsync("/api/v2/projects", """{"key":"a-new-one","name":"Shop","unknownToUs":1}""");

        made.Status.ShouldBe(201);
        var environments = made["environments"].ShouldBeOfType<JsonArray>();
        environments.Select(static environment => (string?)environment!["key"]).ShouldBe(["test", "production"]);
        environments.Select(static environment => (string?)environment!["color"]).ShouldBe(["F5A623", "417505"]);
        ((bool)environments[1]!["critical"]!).ShouldBeTrue();
        made["defaultClientSideAvailability"]!.ToJsonString().ShouldBe("""{"usingMobileKey":true,"usingEnvironmentId":false}""");
    }

    [Fact]
    public async Task A_project_shows_its_environments_only_when_expanded_and_then_as_a_page()
    {
        var plain = await shared.Http.GetJsonAsync("/api/v2/projects/default");
        var expanded = await shared.Http.GetJsonAsync("/api/v2/projects/default?expand=environments");

        plain["environments"].ShouldBeNull();
        ((int)expanded["environments"]!["totalCount"]!).ShouldBe(2);
        ((string?)expanded["environments"]!["items"]![0]!["key"]).ShouldBe("test");
    }

    [Fact]
    public async Task The_list_is_filtered_sorted_and_paged_with_links()
    {
        await shared.Http.PostJsonAsync("/api/v2/projects", """{"key":"alpha","name":"Alpha","tags":["web"]}""");
        await shared.Http.PostJsonAsync("/api/v2/projects", """{"key":"beta","name":"Beta","tags":["web"]}""");

        var page = await shared.Http.GetJsonAsync("/api/v2/projects?filter=tags:web&sort=-name&limit=1");

        ((int)page["totalCount"]!).ShouldBe(2);
        ((string?)page["items"]![0]!["key"]).ShouldBe("beta");
        ((string?)page["_links"]!["next"]!["href"]).ShouldBe("/api/v2/projects?filter=tags%3Aweb&sort=-name&limit=1&offset=1");
        page["_links"]!["prev"].ShouldBeNull();
    }

    [Fact]
    public async Task A_json_patch_is_lenient_and_bumps_nothing_when_nothing_changes()
    {
        var project = await shared.NewProjectAsync();

        var patched = await shared.Http.PatchJsonAsync(
            $"/api/v2/projects/{project}",
            """
            [{"op":"replace","path":"/name","value":"Main"},
             {"op":"add","path":"/tags/-","value":"ops"},
             {"op":"remove","path":"/namingConvention"}]
            """);
        var again = await shared.Http.PatchJsonAsync($"/api/v2/projects/{project}", """[{"op":"replace","path":"/name","value":"Main"}]""");

        patched.Status.ShouldBe(200);
        ((string?)patched["name"]).ShouldBe("Main");
        patched["tags"]!.ToJsonString().ShouldBe("""["ops"]""");
        again.Status.ShouldBe(200);
    }

    [Fact]
    public async Task Instructions_change_a_project_too()
    {
        var project = await shared.NewProjectAsync();

        var patched = await shared.Http.PatchJsonAsync(
            $"/api/v2/projects/{project}",
            """{"comment":"Because","instructions":[{"value":"Main","kind":"updateName"}]}""",
            Http.Semantic);

        patched.Status.ShouldBe(200);
        ((string?)patched["name"]).ShouldBe("Main");
    }

    [Theory]
    [InlineData("""{"name":"No key"}""", "key")]
    [InlineData("""{"key":"has space","name":"x"}""", "key")]
    [InlineData("""{"key":"x","name":""}""", "name")]
    [InlineData("""{"key":"x","name":"x","tags":["a b"]}""", "tags")]
    [InlineData("""{"key":"x","name":7}""", "name")]
    [InlineData("""{"key":"x","name":"x","environments":[{"key":"e","name":"E","color":"red"}]}""", "environments[0].color")]
    [InlineData("""{"key":"x","name":"x","environments":[{"key":"e","name":"E"},{"key":"e","name":"F"}]}""", "environments[1]")]
    public async Task What_is_wrong_with_a_new_project_is_named_by_its_field(string body, string field)
    {
        var refused = await shared.Http.PostJsonAsync("/api/v2/projects", body);

        refused.Status.ShouldBeOneOf(400, 409);
        if (refused.Status == 400)
        {
            refused.Code.ShouldBe("invalid_request");
        }

        refused.Field.ShouldBe(field);
        (await shared.Http.GetJsonAsync("/api/v2/projects/x")).Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("""[{"op":"replace","path":"/nmae","value":"x"}]""", "patch[0].path")]
    [InlineData("""[{"op":"test","path":"/name","value":"x"}]""", "patch[0].value")]
    [InlineData("""[{"op":"swap","path":"/name"}]""", "patch[0].op")]
    [InlineData("""{"name":"x"}""", "patch")]
    public async Task What_is_wrong_with_a_json_patch_is_named_by_its_operation(string body, string field)
    {
        var refused = await shared.Http.PatchJsonAsync("/api/v2/projects/default", body);

        refused.Status.ShouldBeOneOf(400, 422);
        refused.Field.ShouldBe(field);
    }

    [Fact]
    public async Task An_unknown_instruction_is_named_by_its_index_and_changes_nothing()
    {
        var refused = await shared.Http.PatchJsonAsync(
            "/api/v2/projects/default",
            """{"instructions":[{"kind":"updateName","value":"New"},{"kind":"turnOnEverything"}]}""",
            Http.Semantic);

        refused.Status.ShouldBe(400);
        refused.Field.ShouldBe("instructions[1].kind");
        ((string?)(await shared.Http.GetJsonAsync("/api/v2/projects/default"))["name"]).ShouldBe("Default");
    }

    [Fact]
    public async Task A_key_that_is_taken_is_a_conflict()
    {
        var refused = await shared.Http.PostJsonAsync("/api/v2/projects", """{"key":"default","name":"Again"}""");

        refused.Status.ShouldBe(409);
        refused.Code.ShouldBe("conflict");
    }

    [Fact]
    public async Task A_project_is_deleted_with_everything_in_it()
    {
        var project = await shared.NewProjectAsync();
        await shared.Http.PostJsonAsync($"/api/v2/flags/{project}", """{"key":"f","name":"F"}""");

        var deleted = await shared.Http.DeleteJsonAsync($"/api/v2/projects/{project}");

        deleted.Status.ShouldBe(204);
        (await shared.Http.GetJsonAsync($"/api/v2/projects/{project}/environments")).Status.ShouldBe(404);
        (await shared.Http.GetJsonAsync($"/api/v2/flags/{project}/f")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task The_last_project_stays()
    {
        await using var server = await ApiServer.StartAsync();

        var refused = await server.Http.DeleteJsonAsync("/api/v2/projects/default");

        refused.Status.ShouldBe(409);
        refused.Message!.ShouldContain("only one");
        (await server.Http.GetJsonAsync("/api/v2/projects/default")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_trailing_slash_routes_the_same()
    {
        (await shared.Http.GetJsonAsync("/api/v2/projects/?limit=5")).Status.ShouldBe(200);
        (await shared.Http.GetJsonAsync("/api/v2/projects/default/")).Status.ShouldBe(200);
    }
}
