using System.Text.Json;

using Halyard.Api;
using Halyard.Api.Segments;
using Halyard.Server.Storage;

namespace Halyard.Server.Segments;

/// <summary>All SQL about segments. A deleted one stays as a row: its key never goes back to a version that SDKs have seen.</summary>
internal static class SegmentStore
{
    public static async Task<SegmentDefinition?> FindAsync(
        Session session, long environmentId, string key, CancellationToken cancellationToken) =>
        await session.FindAsync<string>(
            """
            SELECT document
            FROM segments
            WHERE environment_id = @environmentId AND key = @key AND NOT deleted
            """,
            new { environmentId, key },
            cancellationToken) is { } document
            ? Read(document)
            : null;

    /// <summary>What is left of a deleted segment: as it last was, at the version of its deletion.</summary>
    public static async Task<SegmentDefinition?> FindDeletedAsync(
        Session session, long environmentId, string key, CancellationToken cancellationToken) =>
        await session.FindAsync<DeletedRow>(
            """
            SELECT version, document
            FROM segments
            WHERE environment_id = @environmentId AND key = @key AND deleted
            """,
            new { environmentId, key },
            cancellationToken) is { } row
            ? Read(row.Document) with { Version = (int)row.Version }
            : null;

    /// <summary>The segments of an environment, in the order they were made.</summary>
    public static async Task<IReadOnlyList<SegmentDefinition>> ListAsync(
        Session session, long environmentId, CancellationToken cancellationToken)
    {
        var documents = await session.ListAsync<string>(
            """
            SELECT document
            FROM segments
            WHERE environment_id = @environmentId AND NOT deleted
            ORDER BY created_at, id
            """,
            new { environmentId },
            cancellationToken);
        return [.. documents.Select(Read)];
    }

    /// <summary>The keys of an environment's segments, and those segments whose rules name others.</summary>
    public static async Task<SegmentNesting> GetNestingAsync(Session session, long environmentId, CancellationToken cancellationToken)
    {
        var keys = await session.ListAsync<string>(
            """
            SELECT key
            FROM segments
            WHERE environment_id = @environmentId AND NOT deleted
            """,
            new { environmentId },
            cancellationToken);
        var documents = await session.ListAsync<string>(
            """
            SELECT document
            FROM segments
            WHERE environment_id = @environmentId AND NOT deleted AND document LIKE '%"segmentMatch"%'
            """,
            new { environmentId },
            cancellationToken);
        return new SegmentNesting(keys.ToHashSet(StringComparer.Ordinal), [.. documents.Select(Read)]);
    }

    /// <summary>The flags whose rules in the environment name a segment, in the order of their keys.</summary>
    public static Task<IReadOnlyList<FlagListing>> ListFlagsAsync(
        Session session, EnvironmentPlace place, string key, CancellationToken cancellationToken) =>
        session.ListAsync<FlagListing>(
            """
            SELECT flags.key, flags.name
            FROM flag_segments
            JOIN flags ON flags.id = flag_segments.flag_id
            WHERE flags.project_id = @ProjectId AND flag_segments.environment_key = @environment AND flag_segments.segment_key = @key
            ORDER BY flags.key
            """,
            new { place.ProjectId, environment = place.Key, key },
            cancellationToken);

    /// <summary>Writes a new segment, over a deleted one if there is one.</summary>
    public static async Task<bool> TryAddAsync(
        Session session, long environmentId, SegmentDefinition segment, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            """
            INSERT INTO segments (environment_id, key, version, deleted, document, created_at, updated_at)
            VALUES (@environmentId, @Key, @Version, FALSE, @document, @at, @at)
            ON CONFLICT (environment_id, key) DO UPDATE
            SET version = excluded.version, deleted = FALSE, document = excluded.document,
                created_at = excluded.created_at, updated_at = excluded.updated_at
            WHERE segments.deleted AND segments.version < excluded.version
            """,
            new { environmentId, segment.Key, segment.Version, document = Write(segment), at = segment.CreatedAt.ToUnixTimeMilliseconds() },
            cancellationToken) == 1;

    /// <summary>Saves a new version over the one before it.</summary>
    public static async Task<bool> TrySaveAsync(
        Session session, long environmentId, SegmentDefinition segment, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            """
            UPDATE segments
            SET version = @Version, document = @document, updated_at = @at
            WHERE environment_id = @environmentId AND key = @Key AND version = @Version - 1 AND NOT deleted
            """,
            new
            {
                environmentId,
                segment.Key,
                segment.Version,
                document = Write(segment),
                at = segment.LastModified.ToUnixTimeMilliseconds(),
            },
            cancellationToken) == 1;

    /// <summary>Marks a segment as deleted, which is its next version.</summary>
    public static async Task<bool> TryDeleteAsync(
        Session session, long environmentId, SegmentDefinition segment, DateTimeOffset at, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            """
            UPDATE segments
            SET version = version + 1, deleted = TRUE, updated_at = @at
            WHERE environment_id = @environmentId AND key = @Key AND version = @Version AND NOT deleted
            """,
            new { environmentId, segment.Key, segment.Version, at = at.ToUnixTimeMilliseconds() },
            cancellationToken) == 1;

    private static string Write(SegmentDefinition segment) => JsonSerializer.Serialize(segment, ApiJson.Default.SegmentDefinition);

    private static SegmentDefinition Read(string document) => JsonSerializer.Deserialize(document, ApiJson.Default.SegmentDefinition)!;

    private sealed record DeletedRow(long Version, string Document);
}
