using Halyard.Server.Access;
using Halyard.Server.Tests.Support;

using Shouldly;

namespace Halyard.Server.Tests.Projects;

public sealed class EnvironmentEndpointsTests(SharedServer shared) : IClassFixture<SharedServer>, IAsyncLifetime
{
    private string _environments = "";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _environments = $"/api/v2/projects/{await shared.NewProjectAsync()}/environments";

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_environment_is_made_with_keys_that_work_at_once()
    {
        var made = await shared.Http.PostJsonAsync(_environments, """{"key":"staging","name":"Staging","color":"0091D5"}""");

        made.Status.ShouldBe(201);
        var keys = shared.Server.Get<KeyDirectory>();
        (await keys.FindSdkKeyAsync((string)made["apiKey"]!, Token))!.Key.ShouldBe("staging");
        (await keys.FindMobileKeyAsync((string)made["mobileKey"]!, Token))!.Key.ShouldBe("staging");
        (await keys.FindClientSideIdAsync((string)made["_id"]!, Token))!.Key.ShouldBe("staging");
    }

    [Fact]
    public async Task A_key_of_one_kind_is_not_one_of_another()
    {
        var test = await shared.Http.GetJsonAsync($"{_environments}/test");

        var keys = shared.Server.Get<KeyDirectory>();

        (await keys.FindSdkKeyAsync((string)test["mobileKey"]!, Token)).ShouldBeNull();
        (await keys.FindMobileKeyAsync((string)test["apiKey"]!, Token)).ShouldBeNull();
        (await keys.FindSdkKeyAsync((string)test["_id"]!, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task A_reset_key_ends_the_old_one_at_once()
    {
        var before = await shared.Http.GetJsonAsync($"{_environments}/test");

        var after = await shared.Http.PostJsonAsync($"{_environments}/test/apiKey", "null");

        after.Status.ShouldBe(200);
        var keys = shared.Server.Get<KeyDirectory>();
        (await keys.FindSdkKeyAsync((string)before["apiKey"]!, Token)).ShouldBeNull();
        (await keys.FindSdkKeyAsync((string)after["apiKey"]!, Token)).ShouldNotBeNull();
        ((string?)after["mobileKey"]).ShouldBe((string?)before["mobileKey"]);
    }

    [Fact]
    public async Task An_old_key_works_until_the_end_of_its_grace_period()
    {
        var before = await shared.Http.GetJsonAsync($"{_environments}/test");
        var expiry = shared.Server.Time.GetUtcNow().AddHours(1).ToUnixTimeMilliseconds();

        await shared.Http.PostJsonAsync($"{_environments}/test/mobileKey?expiry={expiry}");

        var keys = shared.Server.Get<KeyDirectory>();
        (await keys.FindMobileKeyAsync((string)before["mobileKey"]!, Token)).ShouldNotBeNull();
        shared.Server.Time.Advance(TimeSpan.FromHours(1));
        (await keys.FindMobileKeyAsync((string)before["mobileKey"]!, Token)).ShouldBeNull();
    }

    [Fact]
    public async Task Readers_see_only_the_ends_of_keys()
    {
        var token = await shared.Http.PostJsonAsync("/api/v2/tokens", """{"name":"Reader","role":"reader"}""");
        using var reader = shared.Server.Client((string)token["token"]!);

        var shown = (string)(await reader.GetJsonAsync($"{_environments}/test"))["apiKey"]!;

        shown.ShouldStartWith("sdk-********");
        var whole = (string)(await shared.Http.GetJsonAsync($"{_environments}/test"))["apiKey"]!;
        whole.ShouldEndWith(shown[^4..]);
    }

    [Fact]
    public async Task A_json_patch_changes_settings_and_forgives_approvals()
    {
        var patched = await shared.Http.PatchJsonAsync(
            $"{_environments}/production",
            """
            [{"op":"replace","path":"/color","value":"ff0000"},
             {"op":"replace","path":"/critical","value":false},
             {"op":"replace","path":"/defaultTtl","value":5},
             {"op":"replace","path":"/approvalSettings/required","value":false},
             {"op":"remove","path":"/approvalSettings/requiredApprovalTags"}]
            """);

        patched.Status.ShouldBe(200);
        ((string?)patched["color"]).ShouldBe("ff0000");
        ((bool)patched["critical"]!).ShouldBeFalse();
        ((int)patched["defaultTtl"]!).ShouldBe(5);
        ((bool)patched["requireComments"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task A_broken_setting_is_refused_and_changes_nothing()
    {
        var refused = await shared.Http.PatchJsonAsync(
            $"{_environments}/test",
            """[{"op":"replace","path":"/name","value":"New"},{"op":"replace","path":"/defaultTtl","value":61}]""");

        refused.Status.ShouldBe(400);
        refused.Message!.ShouldContain("0 and 60");
        ((string?)(await shared.Http.GetJsonAsync($"{_environments}/test"))["name"]).ShouldBe("Test");
    }

    [Fact]
    public async Task An_environment_is_deleted_with_its_keys_unless_it_is_the_last()
    {
        var test = await shared.Http.GetJsonAsync($"{_environments}/test");

        (await shared.Http.DeleteJsonAsync($"{_environments}/test")).Status.ShouldBe(204);
        var last = await shared.Http.DeleteJsonAsync($"{_environments}/production");

        (await shared.Server.Get<KeyDirectory>().FindSdkKeyAsync((string)test["apiKey"]!, Token)).ShouldBeNull();
        last.Status.ShouldBe(409);
        last.Message!.ShouldContain("only one");
    }

    [Fact]
    public async Task A_copy_of_an_environment_that_is_not_there_is_refused()
    {
        var refused = await shared.Http.PostJsonAsync(_environments, """{"key":"copy","name":"Copy","source":{"key":"nowhere"}}""");

        refused.Status.ShouldBe(400);
        refused.Field.ShouldBe("source.key");
    }

    [Fact]
    public async Task The_list_can_be_searched()
    {
        var found = await shared.Http.GetJsonAsync($"{_environments}?filter=query:prod&sort=name&limit=1000");

        ((int)found["totalCount"]!).ShouldBe(1);
        ((string?)found["items"]![0]!["name"]).ShouldBe("Production");
    }
}
