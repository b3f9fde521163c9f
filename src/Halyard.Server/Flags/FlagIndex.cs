using Halyard.Api.Flags;
using Halyard.Server.Storage;

namespace Halyard.Server.Flags;

/// <summary>The SQL about what flags are found by: their tags, and what they refer to.</summary>
internal static class FlagIndex
{
    public static async Task WriteAsync(Session session, long id, FlagDefinition flag, CancellationToken cancellationToken)
    {
        await ClearAsync(session, id, cancellationToken);
        await session.ExecuteAsync(
            """
            INSERT INTO flag_tags (flag_id, tag)
            VALUES (@id, @tag)
            """,
            flag.Tags.Select(tag => new { id, tag }),
            cancellationToken);
        await session.ExecuteAsync(
            """
            INSERT INTO flag_prerequisites (flag_id, environment_key, needed_key, variation)
            VALUES (@id, @Environment, @Needs, @Variation)
            """,
            FlagReferences.PrerequisitesOf(flag).Select(use => new { id, use.Environment, use.Needs, use.Variation }),
            cancellationToken);
        await session.ExecuteAsync(
            """
            INSERT INTO flag_segments (flag_id, environment_key, segment_key)
            VALUES (@id, @Environment, @Segment)
            """,
            FlagReferences.SegmentsOf(flag).Select(use => new { id, use.Environment, use.Segment }),
            cancellationToken);
    }

    public static Task ClearAsync(Session session, long id, CancellationToken cancellationToken) => session.ExecuteAsync(
        """
        DELETE FROM flag_tags WHERE flag_id = @id;
        DELETE FROM flag_prerequisites WHERE flag_id = @id;
        DELETE FROM flag_segments WHERE flag_id = @id;
        """,
        new { id },
        cancellationToken);

    /// <summary>Which flag of the project needs which.</summary>
    public static async Task<PrerequisiteGraph> ReadPrerequisitesAsync(Session session, long project, CancellationToken cancellationToken)
    {
        var uses = await session.ListAsync<StoredUse>(
            """
            SELECT flag_prerequisites.environment_key AS environment, flags.key AS flag, flag_prerequisites.needed_key AS needs, flag_prerequisites.variation
            FROM flag_prerequisites
            JOIN flags ON flags.id = flag_prerequisites.flag_id
            WHERE flags.project_id = @project
            ORDER BY flags.id
            """,
            new { project },
            cancellationToken);
        return new PrerequisiteGraph([.. uses.Select(static use => new PrerequisiteUse(use.Environment, use.Flag, use.Needs, use.Variation))]);
    }

    /// <summary>The flags whose rules refer to a segment.</summary>
    public static async Task<IReadOnlyList<FlagDefinition>> ListUsersAsync(
        Session session, long project, SegmentUse segment, CancellationToken cancellationToken)
    {
        var documents = await session.ListAsync<string>(
            """
            SELECT flags.document
            FROM flag_segments
            JOIN flags ON flags.id = flag_segments.flag_id
            WHERE flags.project_id = @project AND flag_segments.environment_key = @Environment AND flag_segments.segment_key = @Segment
            ORDER BY flags.key
            """,
            new { project, segment.Environment, segment.Segment },
            cancellationToken);
        return [.. documents.Select(FlagStore.Read)];
    }

    private sealed record StoredUse
    {
        public required string Environment { get; init; }

        public required string Flag { get; init; }

        public required string Needs { get; init; }

        public required int Variation { get; init; }
    }
}
