using System.Text.Json.Nodes;

using Halyard.Api.Flags;
using Halyard.Server.Access;
using Halyard.Server.Changes;
using Halyard.Server.Flags;
using Halyard.Server.Tests.Support;

using Shouldly;

namespace Halyard.Server.Tests.Segments;

public sealed class SegmentEndpointsTests(SharedServer shared) : IClassFixture<SharedServer>, IAsyncLifetime
{
    private string _project = "";

    private string Segments => $"/api/v2/segments/{_project}/test";

    private string Beta => $"{Segments}/beta";

    public async ValueTask InitializeAsync()
    {
        _project = await shared.NewProjectAsync();
        var made = await shared.Http.PostJsonAsync(
            Segments, """{"key":"beta","name":"Beta testers","description":"who asked","tags":["testing"],"viewKeys":[]}""");
        made.Status.ShouldBe(201, made.Message);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_segment_has_the_shape_that_clients_know()
    {
        await SemanticAsync(
            """
            {"kind":"addIncludedUsers","values":["user-1"]},
            {"kind":"addIncludedTargets","contextKind":"org","values":["acme"]},
            {"kind":"addRule","_id":"r1","description":"edu","weight":60000,"rolloutContextKind":"user","rolloutBucketBy":"key",
             "clauses":[{"_id":"c1","contextKind":"user","attribute":"email","op":"endsWith","values":[".edu"],"negate":false}]}
            """);

        var got = await shared.Http.GetJsonAsync(Beta);

        var at = ApiServer.Start.ToUnixTimeMilliseconds();
        JsonNode.DeepEquals(got.Body, JsonNode.Parse(
            $$$"""
            {"name":"Beta testers","description":"who asked","tags":["testing"],"creationDate":{{{at}}},"lastModifiedDate":{{{at}}},"key":"beta",
             "included":["user-1"],"excluded":[],"includedContexts":[{"contextKind":"org","values":["acme"]}],"excludedContexts":[],
             "_links":{"parent":{"href":"{{{Segments}}}","type":"application/json"},"self":{"href":"{{{Beta}}}","type":"application/json"},
                       "site":{"href":"/{{{_project}}}/test/segments/beta","type":"text/html"}},
             "rules":[{"_id":"r1","description":"edu","weight":60000,"rolloutContextKind":"user","bucketBy":"key",
                       "clauses":[{"_id":"c1","contextKind":"user","attribute":"email","op":"endsWith","values":[".edu"],"negate":false}]}],
             "version":2,"deleted":false,"_flags":[],"unbounded":false,"generation":1}
            """)).ShouldBeTrue(got.Body!.ToJsonString());
    }

    [Fact]
    public async Task A_key_is_made_once()
    {
        var again = await shared.Http.PostJsonAsync(Segments, """{"key":"beta","name":"Other"}""");

        again.Status.ShouldBe(409);
        again.Code.ShouldBe("key_exists");
        again.Message!.ShouldContain("Duplicate segment key");
    }

    [Theory]
    [InlineData("""{"key":"no key","name":"X"}""", "key")]
    [InlineData("""{"key":"a","name":""}""", "name")]
    [InlineData("""{"name":"X"}""", "key")]
    [InlineData("""{"key":"a","name":"X","tags":["a b"]}""", "tags")]
    [InlineData("""{"key":"a","name":"X","unbounded":true,"unboundedContextKind":"multi"}""", "unboundedContextKind")]
    public async Task A_broken_segment_is_not_made(string body, string field)
    {
        var refused = await shared.Http.PostJsonAsync(Segments, body);

        refused.Status.ShouldBe(400);
        refused.Field.ShouldBe(field);
    }

    [Fact]
    public async Task A_big_segment_has_a_kind_and_a_generation()
    {
        var big = await shared.Http.PostJsonAsync(Segments, """{"key":"big","name":"Big","unbounded":true,"unboundedContextKind":"org"}""");

        ((bool)big["unbounded"]!).ShouldBeTrue();
        ((string?)big["unboundedContextKind"]).ShouldBe("org");
        ((int)big["generation"]!).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        (await shared.Http.GetJsonAsync($"{Segments}/nobody")).Message!.ShouldContain("'nobody'");
        (await shared.Http.GetJsonAsync($"/api/v2/segments/{_project}/nowhere")).Status.ShouldBe(404);
        (await shared.Http.GetJsonAsync("/api/v2/segments/nowhere/test/beta")).Status.ShouldBe(404);
        (await shared.Http.PatchJsonAsync($"{Segments}/nobody", "[]")).Status.ShouldBe(404);
        (await shared.Http.DeleteJsonAsync($"{Segments}/nobody")).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Instructions_are_carried_out_together_or_not_at_all()
    {
        var refused = await SemanticAsync("""{"kind":"updateName","value":"New"},{"kind":"addExcludedUsers","values":[""]}""");

        refused.Status.ShouldBe(400);
        refused.Field.ShouldBe("instructions[1].values[0]");
        var segment = await shared.Http.GetJsonAsync(Beta);
        ((string?)segment["name"]).ShouldBe("Beta testers");
        ((int)segment["version"]!).ShouldBe(1);
    }

    [Fact]
    public async Task An_unknown_instruction_is_refused_with_those_there_are()
    {
        var refused = await SemanticAsync("""{"kind":"turnFlagOn"}""");

        refused.Field.ShouldBe("instructions[0].kind");
        refused.Message!.ShouldContain("addIncludedTargets");
    }

    [Fact]
    public async Task Too_many_targets_in_one_request_are_refused()
    {
        var keys = string.Join(',', Enumerable.Range(0, 1501).Select(static i => $"\"k{i}\""));

        (await SemanticAsync($$"""{"kind":"addIncludedUsers","values":[{{keys}}]}""")).Field.ShouldBe("instructions[0].values");
    }

    [Fact]
    public async Task A_change_that_changes_nothing_keeps_the_version()
    {
        var same = await SemanticAsync("""{"kind":"addTags","values":["testing"]},{"kind":"removeRule","ruleId":"nobody"}""");

        same.Status.ShouldBe(200);
        ((int)same["version"]!).ShouldBe(1);
    }

    [Fact]
    public async Task A_dry_run_shows_and_stores_nothing()
    {
        var shown = await shared.Http.PatchJsonAsync(
            $"{Beta}?dryRun=true", """{"instructions":[{"kind":"updateName","value":"New"}]}""", Http.Semantic);

        ((string?)shown["name"]).ShouldBe("New");
        ((string?)(await shared.Http.GetJsonAsync(Beta))["name"]).ShouldBe("Beta testers");
    }

    [Fact]
    public async Task A_json_patch_says_what_terraform_says()
    {
        var patched = await shared.Http.PatchJsonAsync(
            Beta,
            """
            {"comment":"by Terraform","patch":[
             {"op":"test","path":"/version","value":1},
             {"op":"replace","path":"/name","value":"Gamma"},{"op":"replace","path":"/description","value":""},{"op":"replace","path":"/tags","value":["t"]},
             {"op":"replace","path":"/included","value":["a","b"]},{"op":"add","path":"/included/-","value":"c"},{"op":"remove","path":"/included/0"},
             {"op":"replace","path":"/excluded","value":null},
             {"op":"replace","path":"/includedContexts","value":[{"contextKind":"org","values":["acme"]}]},{"op":"add","path":"/excludedContexts","value":[]},
             {"op":"replace","path":"/rules","value":[{"weight":1000,"extra":true,"clauses":[{"attribute":"a","op":"in","values":["x"],"negate":false}]}]},
             {"op":"replace","path":"/_version","value":9},{"op":"remove","path":"/unbounded"}]}
            """);

        patched.Status.ShouldBe(200, patched.Message);
        ((string?)patched["name"]).ShouldBe("Gamma");
        patched["included"]!.AsArray().Select(static key => (string)key!).ShouldBe(["b", "c"]);
        patched["includedContexts"]![0]!["values"]!.AsArray().Count.ShouldBe(1);
        var rule = patched["rules"]![0]!;
        ((string?)rule["_id"]).ShouldNotBeNullOrEmpty();
        ((string?)rule["clauses"]![0]!["contextKind"]).ShouldBe("user");
        ((int)rule["weight"]!).ShouldBe(1000);
        ((int)patched["version"]!).ShouldBe(2);
    }

    [Fact]
    public async Task A_json_patch_changes_one_thing_and_leaves_the_rest()
    {
        await SemanticAsync(
            """{"kind":"addIncludedUsers","values":["a"]},{"kind":"addRule","_id":"r1","clauses":[{"_id":"c1","attribute":"a","op":"in","values":[1]}]}""");

        var patched = await shared.Http.PatchJsonAsync(
            Beta, """[{"op":"add","path":"/rules/0/clauses/0/values/-","value":2},{"op":"add","path":"/included/-","value":"b"}]""");

        patched["rules"]!.ToJsonString().ShouldContain("\"values\":[1,2]");
        ((string?)patched["rules"]![0]!["_id"]).ShouldBe("r1");
        patched["included"]!.AsArray().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("""[{"op":"test","path":"/version","value":7},{"op":"replace","path":"/name","value":"X"}]""", 422, "patch_failed")]
    [InlineData("""[{"op":"replace","path":"/nmae","value":"X"}]""", 400, "invalid_request")]
    [InlineData("""[{"op":"replace","path":"/rules","value":"X"}]""", 400, "invalid_request")]
    [InlineData("""[{"op":"replace","path":"/name","value":null}]""", 400, "invalid_request")]
    [InlineData("""{"instructions":[{"kind":"updateName","value":"X"}]}""", 400, "invalid_request")]
    [InlineData("""[{"op":"add","path":"/rules/-","value":{"clauses":[{"attribute":"a","op":"near","values":[1]}]}}]""", 400, "invalid_request")]
    [InlineData("[", 400, "invalid_request")]
    public async Task A_broken_patch_changes_nothing(string body, int status, string code)
    {
        var refused = await shared.Http.PatchJsonAsync(Beta, body);

        refused.Status.ShouldBe(status, refused.Message);
        refused.Code.ShouldBe(code);
        ((int)(await shared.Http.GetJsonAsync(Beta))["version"]!).ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"name":"Merged","tags":null}""")]
    [InlineData("""{"comment":"why","merge":{"name":"Merged","tags":null}}""")]
    public async Task A_merge_patch_replaces_what_it_names(string body)
    {
        var merged = await shared.Http.PatchJsonAsync(Beta, body);

        merged.Status.ShouldBe(200, merged.Message);
        ((string?)merged["name"]).ShouldBe("Merged");
        merged["tags"]!.AsArray().ShouldBeEmpty();
        ((string?)merged["description"]).ShouldBe("who asked");
    }

    [Fact]
    public async Task The_list_is_filtered_sorted_and_paged()
    {
        await shared.Http.PostJsonAsync(Segments, """{"key":"alpha","name":"Alpha testers","tags":["a","b"]}""");
        await shared.Http.PostJsonAsync(Segments, """{"key":"staff","name":"Staff","unbounded":true}""");
        await SemanticAsync("""{"kind":"addIncludedUsers","values":["maria"]}""");

        (await KeysAsync("")).ShouldBe(["beta", "alpha", "staff"]);
        (await KeysAsync("?sort=name")).ShouldBe(["alpha", "beta", "staff"]);
        (await KeysAsync("?sort=-name&limit=1&offset=1")).ShouldBe(["beta"]);
        (await KeysAsync("?filter=query:test")).ShouldBe(["beta", "alpha"]);
        (await KeysAsync("?filter=query equals \"test\",tags anyOf [\"a\",\"z\"]")).ShouldBe(["alpha"]);
        (await KeysAsync("?filter=tags:a%2Bb")).ShouldBe(["alpha"]);
        (await KeysAsync("?filter=includedKeys anyOf [\"maria\"]")).ShouldBe(["beta"]);
        (await KeysAsync("?filter=unbounded equals true")).ShouldBe(["staff"]);
        (await shared.Http.GetJsonAsync($"{Segments}?filter=tags anyOf [")).Field.ShouldBe("filter");
    }

    [Fact]
    public async Task A_page_has_links_to_its_neighbours()
    {
        await shared.Http.PostJsonAsync(Segments, """{"key":"alpha","name":"Alpha"}""");

        var page = await shared.Http.GetJsonAsync($"{Segments}?limit=1");

        ((int)page["totalCount"]!).ShouldBe(2);
        ((string?)page["_links"]!["next"]!["href"]).ShouldBe($"{Segments}?limit=1&offset=1");
        page["items"]![0]!.AsObject().ContainsKey("_flags").ShouldBeFalse();
    }

    [Fact]
    public async Task A_deleted_key_goes_on_above_its_version()
    {
        await SemanticAsync("""{"kind":"updateName","value":"New"}""");

        (await shared.Http.DeleteJsonAsync(Beta)).Status.ShouldBe(204);
        (await shared.Http.GetJsonAsync(Beta)).Status.ShouldBe(404);
        var again = await shared.Http.PostJsonAsync(Segments, """{"key":"beta","name":"Again"}""");

        again.Status.ShouldBe(201);
        ((int)again["version"]!).ShouldBe(4);
    }

    [Fact]
    public async Task A_segment_in_use_stays()
    {
        await shared.Http.PostJsonAsync(Segments, """{"key":"outer","name":"Outer"}""");
        await SemanticAsync("""{"kind":"addRule","clauses":[{"op":"segmentMatch","values":["beta"]}]}""", "outer");

        var refused = await shared.Http.DeleteJsonAsync(Beta);

        refused.Status.ShouldBe(409);
        refused.Message!.ShouldContain("'outer'");
        (await SemanticAsync("""{"kind":"addRule","clauses":[{"op":"segmentMatch","values":["outer"]}]}""")).Message!
            .ShouldContain("'beta' → 'outer' → 'beta'");
        (await shared.Http.DeleteJsonAsync($"{Segments}/outer")).Status.ShouldBe(204);
        (await shared.Http.DeleteJsonAsync(Beta)).Status.ShouldBe(204);
    }

    [Fact]
    public async Task Flags_that_use_a_segment_are_shown_and_keep_it()
    {
        var flags = shared.Server.Get<FlagService>();
        var token = TestContext.Current.CancellationToken;
        var flag = (await flags.CreateAsync(Actor.System, _project, new NewFlag { Key = "checkout", Name = "Checkout" }, null, token)).Value;
        var rule = new FlagInstruction.AddRule
        {
            Clauses = [new() { Op = "segmentMatch", Values = ["beta"] }],
            VariationId = flag.Variations[0].Id,
        };
        (await flags.ChangeAsync(Actor.System, _project, "checkout", new() { Environment = "test", Instructions = [rule] }, token)).Refusal.ShouldBeNull();

        var segment = await shared.Http.GetJsonAsync(Beta);

        var shown = segment["_flags"]!.AsArray().ShouldHaveSingleItem()!;
        shown["name"]!.GetValue<string>().ShouldBe("Checkout");
        shown["_links"]!["self"]!["href"]!.GetValue<string>().ShouldBe($"/api/v2/flags/{_project}/checkout");
        shown["_site"]!["href"]!.GetValue<string>().ShouldBe($"/{_project}/test/features/checkout");
        (await shared.Http.DeleteJsonAsync(Beta)).Status.ShouldBe(409);
    }

    [Fact]
    public async Task A_copy_of_an_environment_has_its_segments()
    {
        await SemanticAsync("""{"kind":"addIncludedUsers","values":["maria"]}""");

        await shared.Http.PostJsonAsync($"/api/v2/projects/{_project}/environments", """{"key":"copy","name":"Copy","source":{"key":"test"}}""");

        var copy = await shared.Http.GetJsonAsync($"/api/v2/segments/{_project}/copy/beta");
        ((string?)copy["included"]![0]).ShouldBe("maria");
        ((int)copy["version"]!).ShouldBe(1);
    }

    [Fact]
    public async Task Readers_see_segments_and_change_none()
    {
        var token = await shared.Http.PostJsonAsync("/api/v2/tokens", """{"name":"Reader","role":"reader"}""");
        using var reader = shared.Server.Client((string)token["token"]!);

        (await reader.GetJsonAsync(Beta)).Status.ShouldBe(200);
        (await reader.PostJsonAsync(Segments, """{"key":"x","name":"X"}""")).Status.ShouldBe(403);
        (await reader.PatchJsonAsync(Beta, """{"instructions":[{"kind":"updateName","value":"X"}]}""", Http.Semantic)).Status.ShouldBe(403);
        (await reader.DeleteJsonAsync(Beta)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task History_tells_each_change_in_words()
    {
        var changes = new List<Change>();
        using var subscription = shared.Server.Get<ChangeFeed>().Subscribe(changes.Add);

        await shared.Http.PatchJsonAsync(
            Beta, """{"comment":"why","instructions":[{"kind":"addIncludedUsers","values":["maria"]},{"kind":"addTags","values":["testing"]}]}""", Http.Semantic);
        await shared.Http.DeleteJsonAsync(Beta);

        changes.Count.ShouldBe(2);
        changes[0].Comment.ShouldBe("why");
        changes[0].What.Sentences.ShouldBe(["Included user 'maria'"]);
        changes[0].What.Accesses.ShouldBe([new ChangeAccess("updateIncluded", $"proj/{_project}:env/test:segment/beta;testing")]);
        changes[0].What.Environment.ShouldBe("test");
        changes[1].What.Action.ShouldBe(ChangeAction.Deleted);
        changes[1].What.After.ShouldBeNull();
    }

    private async Task<Answer> SemanticAsync(string instructions, string key = "beta") => await shared.Http.PatchJsonAsync(
        $"{Segments}/{key}", $$"""{"environmentKey":"test","instructions":[{{instructions}}]}""", Http.Semantic);

    private async Task<IEnumerable<string>> KeysAsync(string query)
    {
        var page = await shared.Http.GetJsonAsync(Segments + query);
        return page["items"]!.AsArray().Select(static segment => (string)segment!["key"]!);
    }
}
