using Halyard.Server.Tests.Support;

using Shouldly;

namespace Halyard.Server.Tests.Hosting;

public sealed class HealthTests(SharedServer shared) : IClassFixture<SharedServer>
{
    [Fact]
    public async Task A_server_that_listens_is_alive()
    {
        using var anonymous = shared.Server.Client();

        var live = await anonymous.GetJsonAsync("/health/live");

        live.Status.ShouldBe(200);
        ((string?)live["status"]).ShouldBe("Healthy");
    }

    [Fact]
    public async Task A_server_with_flags_is_ready_and_says_how_old_they_are()
    {
        using var anonymous = shared.Server.Client();

        var ready = await anonymous.GetJsonAsync("/health/ready");

        ready.Status.ShouldBe(200);
        ((double)ready["checks"]!["flags"]!["dataAgeSeconds"]!).ShouldBeGreaterThanOrEqualTo(0);
        ((string?)ready["checks"]!["database"]!["status"]).ShouldBe("Healthy");
    }

    [Fact]
    public async Task Metrics_are_there_for_prometheus()
    {
        using var anonymous = shared.Server.Client();
        await shared.Http.GetJsonAsync("/api/v2/projects");

        var metrics = await anonymous.GetStringAsync("/metrics", TestContext.Current.CancellationToken);

        metrics.ShouldContain("http_server_request_duration_seconds");
        metrics.ShouldContain("/api/v2/projects");
    }
}
