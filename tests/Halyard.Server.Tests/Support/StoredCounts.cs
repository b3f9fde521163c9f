namespace Halyard.Server.Tests.Support;

/// <summary>What the database says has been counted, as lines that are easy to compare.</summary>
internal static class StoredCounts
{
    /// <summary>As in <c>checkout 0 v5: 3</c>, over all environments and minutes.</summary>
    public static async Task<IReadOnlyList<string>> EvaluationsAsync(this SdkServer server)
    {
        await using var session = await server.Database.ReadAsync(TestContext.Current.CancellationToken);
        return await session.ListAsync<string>(
            """
            SELECT flag_key || ' ' || variation || ' v' || version || ': ' || SUM(evaluations)
            FROM evaluation_rollups
            GROUP BY flag_key, variation, version
            ORDER BY flag_key, variation, version
            """,
            null,
            TestContext.Current.CancellationToken);
    }

    /// <summary>As in <c>summary: 3</c>, over all environments and minutes.</summary>
    public static async Task<IReadOnlyList<string>> EventsAsync(this SdkServer server)
    {
        await using var session = await server.Database.ReadAsync(TestContext.Current.CancellationToken);
        return await session.ListAsync<string>(
            """
            SELECT kind || ': ' || SUM(events)
            FROM event_rollups
            GROUP BY kind
            ORDER BY kind
            """,
            null,
            TestContext.Current.CancellationToken);
    }
}
