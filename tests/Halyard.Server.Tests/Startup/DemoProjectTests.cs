using System.Text.Json.Nodes;

using Halyard.Server.Access;
using Halyard.Server.Flags;
using Halyard.Server.Hosting;
using Halyard.Server.Startup.Demo;
using Halyard.Server.Tests.Support;

using Shouldly;

namespace Halyard.Server.Tests.Startup;

public sealed class DemoProjectTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_example_has_a_dozen_flags_of_every_kind_and_two_weeks_of_history_and_is_made_once()
    {
        await using var server = await ApiServer.StartAsync();
        await server.Get<DemoProject>().EnsureAsync(Token);

        await server.Get<DemoProject>().EnsureAsync(Token);

        var flags = (await server.Get<FlagService>().ListAsync(
            Actor.System, DemoProject.Key, new FlagQuery { Paging = new Paging(100, 0) }, Token)).Value.Items;
        flags.Count.ShouldBeGreaterThanOrEqualTo(12);
        flags.SelectMany(static flag => flag.Variations).Select(static variation => variation.Value.Kind).Distinct().Count().ShouldBe(4);
        flags.ShouldContain(static flag => flag.Purpose == "migration");
        var history = (await server.Http.GetJsonAsync(
            "/api/v2/auditlog?limit=100&spec=proj/web-shop:env/*:flag/*"))["items"].ShouldBeOfType<JsonArray>();
        var dates = history.Select(static entry => (long)entry!["date"]!).ToList();
        dates.ShouldBe(dates.OrderDescending());
        dates[0].ShouldBeLessThan(ApiServer.Start.ToUnixTimeMilliseconds());
        (dates[0] - dates[^1]).ShouldBeGreaterThan((long)TimeSpan.FromDays(10).TotalMilliseconds);

        // One has been archived since, and the list leaves it out.
        history.Count(static entry => (string?)entry!["titleVerb"] == "created the flag").ShouldBe(flags.Count + 1);
    }
}
