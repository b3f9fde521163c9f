using System.Text.Json.Nodes;

using Halyard.Server.Tests.Support;

using Shouldly;

namespace Halyard.Server.Tests.Flags;

public sealed class FlagEndpointsTests(SharedServer shared) : IClassFixture<SharedServer>, IAsyncLifetime
{
    private string _project = "";

    private string Flags => $"/api/v2/flags/{_project}";

    public async ValueTask InitializeAsync()
    {
        _project = await shared.NewProjectAsync();
        (await shared.Http.PostJsonAsync(Flags, """{"key":"checkout","name":"Checkout","tags":["web"]}""")).Status.ShouldBe(201);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_new_flag_is_a_boolean_that_is_off_in_every_environment()
    {
        var flag = await shared.Http.PostJsonAsync(Flags, """{"key":"dark-mode","name":"Dark mode"}""");

        flag.Status.ShouldBe(201);
        ((string?)flag["kind"]).ShouldBe("boolean");
        flag["variations"]!.AsArray().Select(static variation => (bool)variation!["value"]!).ShouldBe([true, false]);
        var environments = flag["environments"]!.AsObject();
        environments.Select(static environment => environment.Key).ShouldBe(["test", "production"], ignoreOrder: true);
        environments.ShouldAllBe(static environment => !(bool)environment.Value!["on"]! && (int)environment.Value["offVariation"]! == 1);
    }

    [Fact]
    public async Task What_is_absent_is_left_out_and_never_null()
    {
        var flag = await shared.Http.GetJsonAsync($"{Flags}/checkout");

        flag.Body!.ToJsonString().ShouldNotContain(":null");
    }

    [Fact]
    public async Task A_key_that_is_taken_is_a_conflict()
    {
        var answer = await shared.Http.PostJsonAsync(Flags, """{"key":"checkout","name":"Another"}""");

        answer.Status.ShouldBe(409);
        answer.Code.ShouldBe("conflict");
    }

    [Fact]
    public async Task A_list_counts_what_its_filter_lets_through_and_leaves_targeting_out()
    {
        await shared.Http.PostJsonAsync(Flags, """{"key":"dark-mode","name":"Dark mode"}""");

        var all = await shared.Http.GetJsonAsync($"{Flags}?limit=1");
        var web = await shared.Http.GetJsonAsync($"{Flags}?filter=tags:web&env=test");

        ((int)all["totalCount"]!).ShouldBe(2);
        all["items"]!.AsArray().Count.ShouldBe(1);
        ((string?)all["_links"]!["next"]!["href"]).ShouldBe($"{Flags}?limit=1&offset=1");
        ((int)web["totalCount"]!).ShouldBe(1);
        web["items"]![0]!["environments"]!.AsObject().Single().Key.ShouldBe("test");
        web["items"]![0]!["environments"]!["test"]!.AsObject().ContainsKey("rules").ShouldBeFalse();
    }

    [Fact]
    public async Task A_semantic_patch_turns_a_flag_on_in_one_environment()
    {
        var flag = await InstructAsync("test", """{"kind":"turnFlagOn"}""");

        flag.Status.ShouldBe(200);
        ((bool)flag["environments"]!["test"]!["on"]!).ShouldBeTrue();
        ((bool)flag["environments"]!["production"]!["on"]!).ShouldBeFalse();
        ((int)flag["environments"]!["test"]!["version"]!).ShouldBe(2);
        ((int)flag["environments"]!["production"]!["version"]!).ShouldBe(1);
    }

    [Fact]
    public async Task A_dry_run_shows_the_change_and_stores_nothing()
    {
        var preview = await shared.Http.PatchJsonAsync(
            $"{Flags}/checkout?dryRun=true", """{"environmentKey":"test","instructions":[{"kind":"turnFlagOn"}]}""", Http.Semantic);

        ((bool)preview["environments"]!["test"]!["on"]!).ShouldBeTrue();
        ((bool)(await shared.Http.GetJsonAsync($"{Flags}/checkout"))["environments"]!["test"]!["on"]!).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"kind":"turnFlagUpsideDown"}""", "instructions[0].kind")]
    [InlineData("""{"kind":"updateOffVariation","variationId":"nobody"}""", "instructions[0].variationId")]
    [InlineData("""{"kind":"addTags"}""", "instructions[0].values")]
    public async Task A_faulty_instruction_is_refused_by_its_field_and_changes_nothing(string instruction, string field)
    {
        var answer = await InstructAsync("test", """{"kind":"turnFlagOn"}""".Insert(0, instruction + ","));

        answer.Status.ShouldBe(400);
        answer.Field.ShouldBe(field);
        ((int)(await shared.Http.GetJsonAsync($"{Flags}/checkout"))["_version"]!).ShouldBe(1);
    }

    [Fact]
    public async Task Instructions_without_their_media_type_are_told_which_it_is()
    {
        var answer = await shared.Http.PatchJsonAsync($"{Flags}/checkout", """{"environmentKey":"test","instructions":[{"kind":"turnFlagOn"}]}""");

        answer.Status.ShouldBe(400);
        answer.Message!.ShouldContain("domain-model=launchdarkly.semanticpatch");
    }

    [Fact]
    public async Task A_json_patch_changes_the_flag_and_its_targeting_at_once()
    {
        var flag = await shared.Http.PatchJsonAsync(
            $"{Flags}/checkout",
            """
            [
              {"op":"replace","path":"/name","value":"New checkout"},
              {"op":"add","path":"/tags/-","value":"beta"},
              {"op":"replace","path":"/environments/test/on","value":true},
              {"op":"replace","path":"/environments/test/rules","value":[
                {"clauses":[{"contextKind":"user","attribute":"country","op":"in","values":["CH","AT"]}],"variation":0}]},
              {"op":"replace","path":"/environments/test/targets","value":[{"variation":1,"values":["maria"]}]},
              {"op":"replace","path":"/environments/test/fallthrough/rollout","value":{"variations":[{"variation":0,"weight":25000},{"variation":1,"weight":75000}]}},
              {"op":"replace","path":"/environments/test/fallthough","value":"a misspelling that clients have"}
            ]
            """);

        flag.Status.ShouldBe(200);
        ((string?)flag["name"]).ShouldBe("New checkout");
        flag["tags"]!.AsArray().Select(static tag => (string?)tag).ShouldBe(["web", "beta"]);
        var test = flag["environments"]!["test"]!;
        ((bool)test["on"]!).ShouldBeTrue();
        ((string?)test["rules"]![0]!["clauses"]![0]!["attribute"]).ShouldBe("country");
        ((string?)test["targets"]![0]!["values"]![0]).ShouldBe("maria");
        test["contextTargets"]![0]!["values"]!.AsArray().Count.ShouldBe(0);
        ((int)test["fallthrough"]!["rollout"]!["variations"]![1]!["weight"]!).ShouldBe(75_000);
        ((int)flag["_version"]!).ShouldBe(2);
    }

    [Fact]
    public async Task A_json_patch_that_tests_another_version_changes_nothing()
    {
        var answer = await shared.Http.PatchJsonAsync(
            $"{Flags}/checkout", """[{"op":"test","path":"/_version","value":7},{"op":"replace","path":"/name","value":"Lost"}]""");

        answer.Status.ShouldBe(422);
        answer.Code.ShouldBe("patch_failed");
        ((string?)(await shared.Http.GetJsonAsync($"{Flags}/checkout"))["name"]).ShouldBe("Checkout");
    }

    [Fact]
    public async Task A_json_patch_of_what_a_flag_does_not_have_is_refused()
    {
        var answer = await shared.Http.PatchJsonAsync($"{Flags}/checkout", """[{"op":"replace","path":"/nmae","value":"Lost"}]""");

        answer.Status.ShouldBe(400);
        answer.Field.ShouldBe("patch[0].path");
    }

    [Fact]
    public async Task A_json_patch_exchanges_variations_and_what_serves_them()
    {
        var plan = await shared.Http.PostJsonAsync(
            Flags, """{"key":"plan","name":"Plan","variations":[{"value":"free"},{"value":"pro"}],"defaults":{"onVariation":0,"offVariation":1}}""");
        var kept = plan["variations"]![1]!.DeepClone();

        var patched = await shared.Http.PatchJsonAsync(
            $"{Flags}/plan",
            new JsonArray(
                Replace("/variations", new JsonArray(kept, JsonNode.Parse("""{"value":"team","name":"Team"}"""))),
                Replace("/defaults", JsonNode.Parse("""{"onVariation":1,"offVariation":0}""")),
                Replace("/environments/test/fallthrough", JsonNode.Parse("""{"variation":1}""")),
                Replace("/environments/test/offVariation", 0),
                Replace("/environments/production/fallthrough", JsonNode.Parse("""{"variation":1}""")),
                Replace("/environments/production/offVariation", 0)).ToJsonString());

        patched.Status.ShouldBe(200, patched.Message);
        patched["variations"]!.AsArray().Select(static variation => (string?)variation!["value"]).ShouldBe(["pro", "team"]);
        ((int)patched["environments"]!["test"]!["fallthrough"]!["variation"]!).ShouldBe(1);
        ((int)patched["environments"]!["test"]!["offVariation"]!).ShouldBe(0);
    }

    [Fact]
    public async Task A_merge_patch_sets_what_it_names_and_leaves_the_rest()
    {
        var flag = await shared.Http.PatchJsonAsync(
            $"{Flags}/checkout", """{"comment":"why","merge":{"description":"All of it","environments":{"test":{"on":true}}}}""");

        flag.Status.ShouldBe(200);
        ((string?)flag["description"]).ShouldBe("All of it");
        ((string?)flag["name"]).ShouldBe("Checkout");
        ((bool)flag["environments"]!["test"]!["on"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task A_prerequisite_is_patched_by_the_index_of_the_other_flags_variation()
    {
        await shared.Http.PostJsonAsync(Flags, """{"key":"payments","name":"Payments"}""");

        var flag = await shared.Http.PatchJsonAsync(
            $"{Flags}/checkout", """[{"op":"replace","path":"/environments/test/prerequisites","value":[{"key":"payments","variation":0}]}]""");
        var missing = await shared.Http.PatchJsonAsync(
            $"{Flags}/checkout", """[{"op":"replace","path":"/environments/test/prerequisites","value":[{"key":"nobody","variation":0}]}]""");

        ((string?)flag["environments"]!["test"]!["prerequisites"]![0]!["key"]).ShouldBe("payments");
        missing.Status.ShouldBe(400);
        missing.Field.ShouldBe("environments.test.prerequisites[0].key");
    }

    [Fact]
    public async Task A_deleted_flag_is_gone_and_its_key_can_be_used_again()
    {
        (await shared.Http.DeleteJsonAsync($"{Flags}/checkout")).Status.ShouldBe(204);
        (await shared.Http.GetJsonAsync($"{Flags}/checkout")).Status.ShouldBe(404);

        var again = await shared.Http.PostJsonAsync(Flags, """{"key":"checkout","name":"Checkout"}""");

        again.Status.ShouldBe(201);
        ((int)again["environments"]!["test"]!["version"]!).ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task A_reader_may_read_flags_and_not_change_them()
    {
        var token = await shared.Http.PostJsonAsync("/api/v2/tokens", """{"name":"reader","role":"reader"}""");
        using var reader = shared.Server.Client((string)token["token"]!);

        (await reader.GetJsonAsync($"{Flags}/checkout")).Status.ShouldBe(200);
        var change = await reader.PatchJsonAsync(
            $"{Flags}/checkout", """{"environmentKey":"test","instructions":[{"kind":"turnFlagOn"}]}""", Http.Semantic);

        change.Status.ShouldBe(403);
        change.Code.ShouldBe("forbidden");
    }

    private static JsonObject Replace(string path, JsonNode? value) => new() { ["op"] = "replace", ["path"] = path, ["value"] = value };

    private Task<Answer> InstructAsync(string environment, string instructions) => shared.Http.PatchJsonAsync(
        $"{Flags}/checkout", $$"""{"environmentKey":"{{environment}}","instructions":[{{instructions}}]}""", Http.Semantic);
}
