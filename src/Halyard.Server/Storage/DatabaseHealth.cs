using System.Data.Common;

using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Halyard.Server.Storage;

/// <summary>Whether the database answers. Without it flags are still served, but nothing can be changed and no event is taken.</summary>
internal sealed class DatabaseHealth(Database database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var session = await database.ReadAsync(cancellationToken);
            await session.GetAsync<int>("SELECT 1", null, cancellationToken);
            return HealthCheckResult.Healthy("The database answers.");
        }
        catch (DbException exception)
        {
            return HealthCheckResult.Degraded("The database does not answer.", exception);
        }
    }
}
