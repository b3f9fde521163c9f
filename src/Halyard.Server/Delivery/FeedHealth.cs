using System.Globalization;

using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Halyard.Server.Delivery;

/// <summary>Whether there is anything to deliver, and how old it is. Old data is served all the same: a database that is down stops changes, not delivery.</summary>
internal sealed class FeedHealth(FeedRegistry feeds) : IHealthCheck
{
    private static readonly TimeSpan Old = TimeSpan.FromMinutes(1);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        if (feeds.Age is not { } age)
        {
            return HealthCheckResult.Unhealthy("The flags are not loaded yet.");
        }

        var data = new Dictionary<string, object> { ["dataAgeSeconds"] = Math.Round(age.TotalSeconds, 3) };
        return age < Old
            ? HealthCheckResult.Healthy("The flags are those of the database.", data)
            : HealthCheckResult.Degraded(
                string.Create(CultureInfo.InvariantCulture, $"The flags are served from memory; the database has not answered for {age.TotalSeconds:0} seconds."), data: data);
    }
}
