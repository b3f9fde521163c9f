using System.Text.Json;

using Halyard.Api;
using Halyard.Api.Flags;
using Halyard.Server.Storage;

namespace Halyard.Server.Flags;

/// <summary>All SQL about single flags; <see cref="FlagSearch"/> has that of lists. A project is named by its database id.</summary>
internal static class FlagStore
{
    public static async Task<FlagDefinition?> FindAsync(Session session, long project, string key, CancellationToken cancellationToken) =>
        await FindRowAsync(session, project, key, cancellationToken) is { IsDeleted: false } row ? row.Definition : null;

    /// <summary>The flag, or what is left of a deleted one: its versions go on when the key is used again.</summary>
    public static async Task<FlagRow?> FindRowAsync(Session session, long project, string key, CancellationToken cancellationToken) =>
        await session.FindAsync<StoredFlag>(
            """
            SELECT id, deleted, document
            FROM flags
            WHERE project_id = @project AND key = @key
            """,
            new { project, key },
            cancellationToken) is { } stored
            ? Read(stored)
            : null;

    /// <summary>All flags of a project.</summary>
    public static async Task<IReadOnlyList<FlagRow>> ListAllAsync(Session session, long project, CancellationToken cancellationToken)
    {
        var stored = await session.ListAsync<StoredFlag>(
            """
            SELECT id, deleted, document
            FROM flags
            WHERE project_id = @project AND NOT deleted
            ORDER BY id
            """,
            new { project },
            cancellationToken);
        return [.. stored.Select(Read)];
    }

    /// <summary>Those of the flags that exist.</summary>
    public static async Task<IReadOnlyList<FlagDefinition>> ListAsync(
        Session session, long project, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        var documents = await session.ListAsync<string>(
            """
            SELECT document
            FROM flags
            WHERE project_id = @project AND NOT deleted AND key IN @keys
            """,
            new { project, keys },
            cancellationToken);
        return [.. documents.Select(Read)];
    }

    /// <summary>Adds a flag, in the row of a deleted one with its key if there is one.</summary>
    public static async Task AddAsync(Session session, long project, FlagDefinition flag, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var id = await session.GetAsync<long>(
            """
            INSERT INTO flags (
                project_id, key, version, archived, deleted, document, created_at, updated_at,
                name, search, temporary, deprecated, using_mobile_key, using_environment_id, maintainer_id, maintainer_team_key)
            VALUES (
                @Project, @Key, @Version, @Archived, FALSE, @Document, @CreatedAt, @UpdatedAt,
                @Name, @Search, @Temporary, @Deprecated, @UsingMobileKey, @UsingEnvironmentId, @MaintainerId, @MaintainerTeamKey)
            ON CONFLICT (project_id, key) DO UPDATE
            SET version = excluded.version, archived = excluded.archived, deleted = FALSE, document = excluded.document,
                created_at = excluded.created_at, updated_at = excluded.updated_at, name = excluded.name, search = excluded.search,
                temporary = excluded.temporary, deprecated = excluded.deprecated, using_mobile_key = excluded.using_mobile_key,
                using_environment_id = excluded.using_environment_id, maintainer_id = excluded.maintainer_id,
                maintainer_team_key = excluded.maintainer_team_key
            WHERE flags.deleted
            RETURNING id
            """,
            FlagColumns.Of(project, flag, at),
            cancellationToken);
        await FlagIndex.WriteAsync(session, id, flag, cancellationToken);
    }

    /// <summary>Saves a new version over the one before it; false when another has been saved meanwhile.</summary>
    public static async Task<bool> TrySaveAsync(
        Session session, long project, FlagDefinition flag, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var ids = await session.ListAsync<long>(
            """
            UPDATE flags
            SET version = @Version, archived = @Archived, document = @Document, updated_at = @UpdatedAt, name = @Name, search = @Search,
                temporary = @Temporary, deprecated = @Deprecated, using_mobile_key = @UsingMobileKey, using_environment_id = @UsingEnvironmentId,
                maintainer_id = @MaintainerId, maintainer_team_key = @MaintainerTeamKey
            WHERE project_id = @Project AND key = @Key AND version = @Version - 1 AND NOT deleted
            RETURNING id
            """,
            FlagColumns.Of(project, flag, at),
            cancellationToken);
        if (ids is not [var id])
        {
            return false;
        }

        await FlagIndex.WriteAsync(session, id, flag, cancellationToken);
        return true;
    }

    /// <summary>
    /// Saves what an environment's coming or going made of a flag. That is part of the environment's history, not a version of the flag.
    /// </summary>
    public static async Task SaveEnvironmentsAsync(Session session, long id, FlagDefinition flag, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(
            """
            UPDATE flags
            SET document = @document, updated_at = @at
            WHERE id = @id
            """,
            new { id, document = Write(flag), at = at.ToUnixTimeMilliseconds() },
            cancellationToken);
        await FlagIndex.WriteAsync(session, id, flag, cancellationToken);
    }

    /// <summary>Marks a flag as deleted, at the version that SDKs take its end from.</summary>
    public static async Task<bool> TryDeleteAsync(
        Session session, long project, FlagDefinition flag, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var ids = await session.ListAsync<long>(
            """
            UPDATE flags
            SET version = @Version, deleted = TRUE, document = @document, updated_at = @at
            WHERE project_id = @project AND key = @Key AND version = @Version - 1 AND NOT deleted
            RETURNING id
            """,
            new { project, flag.Key, flag.Version, document = Write(flag), at = at.ToUnixTimeMilliseconds() },
            cancellationToken);
        if (ids is not [var id])
        {
            return false;
        }

        await FlagIndex.ClearAsync(session, id, cancellationToken);
        return true;
    }

    public static string Write(FlagDefinition flag) => JsonSerializer.Serialize(flag, ApiJson.Default.FlagDefinition);

    public static FlagDefinition Read(string document) => JsonSerializer.Deserialize(document, ApiJson.Default.FlagDefinition)!;

    private static FlagRow Read(StoredFlag stored) => new(stored.Id, stored.Deleted, Read(stored.Document));

    private sealed record StoredFlag
    {
        public required long Id { get; init; }

        public required bool Deleted { get; init; }

        public required string Document { get; init; }
    }
}
