using System.Text.Json.Nodes;

using Halyard.Server.Tests.Support;

using Shouldly;

namespace Halyard.Server.Tests.Changes;

public sealed class AuditVersionsTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task A_flag_is_shown_before_and_after_as_the_api_shows_flags()
    {
        await shared.Http.PostJsonAsync("/api/v2/flags/default", """{"key":"checkout","name":"Checkout"}""");
        await shared.Http.PatchJsonAsync(
            "/api/v2/flags/default/checkout", """{"environmentKey":"test","instructions":[{"kind":"turnFlagOn"}]}""", Http.Semantic);
        var id = (string)(await shared.Http.GetJsonAsync("/api/v2/auditlog"))["items"]![0]!["_id"]!;

        var entry = await shared.Http.GetJsonAsync($"/api/v2/auditlog/{id}");

        ((bool)entry["previousVersion"]!["environments"]!["test"]!["on"]!).ShouldBeFalse();
        var now = await shared.Http.GetJsonAsync("/api/v2/flags/default/checkout");
        JsonNode.DeepEquals(entry["currentVersion"], now.Body).ShouldBeTrue(entry["currentVersion"]!.ToJsonString());
        ((string?)entry["_links"]!["site"]!["href"]).ShouldBe("/p/default/test/flags/checkout");
    }
}
