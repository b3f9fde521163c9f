using Halyard.Server.Storage;

namespace Halyard.Server.Delivery;

/// <summary>The SQL with which delivery reads what other features write. Deleted flags and segments are among what it gives: their versions count.</summary>
internal static class DeliveryStore
{
    /// <summary>The number of the newest change; 0 when there is none.</summary>
    public static Task<long> GetNewestChangeAsync(Session session, CancellationToken cancellationToken) =>
        session.GetAsync<long>(
            """
            SELECT COALESCE(MAX(number), 0)
            FROM changes
            """,
            null,
            cancellationToken);

    /// <summary>The changes after a number, in their order.</summary>
    public static Task<IReadOnlyList<ChangeRow>> ListChangesAsync(Session session, long after, int limit, CancellationToken cancellationToken) =>
        session.ListAsync<ChangeRow>(
            """
            SELECT number, at, resource, project_key, environment_key, resource_key
            FROM changes
            WHERE number > @after
            ORDER BY number
            LIMIT @limit
            """,
            new { after, limit },
            cancellationToken);

    public static Task<IReadOnlyList<FlagRow>> ListFlagsAsync(Session session, long projectId, CancellationToken cancellationToken) =>
        session.ListAsync<FlagRow>(
            """
            SELECT key, deleted, document
            FROM flags
            WHERE project_id = @projectId
            """,
            new { projectId },
            cancellationToken);

    public static Task<FlagRow?> FindFlagAsync(Session session, long projectId, string key, CancellationToken cancellationToken) =>
        session.FindAsync<FlagRow>(
            """
            SELECT key, deleted, document
            FROM flags
            WHERE project_id = @projectId AND key = @key
            """,
            new { projectId, key },
            cancellationToken);

    public static Task<IReadOnlyList<SegmentRow>> ListSegmentsAsync(Session session, long environmentId, CancellationToken cancellationToken) =>
        session.ListAsync<SegmentRow>(
            """
            SELECT key, version, deleted, document
            FROM segments
            WHERE environment_id = @environmentId
            """,
            new { environmentId },
            cancellationToken);

    public static Task<SegmentRow?> FindSegmentAsync(Session session, long environmentId, string key, CancellationToken cancellationToken) =>
        session.FindAsync<SegmentRow>(
            """
            SELECT key, version, deleted, document
            FROM segments
            WHERE environment_id = @environmentId AND key = @key
            """,
            new { environmentId, key },
            cancellationToken);
}
