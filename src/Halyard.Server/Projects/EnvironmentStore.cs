using System.Text.Json;

using Halyard.Api;
using Halyard.Api.Projects;
using Halyard.Server.Storage;

namespace Halyard.Server.Projects;

/// <summary>All SQL about environments.</summary>
internal static class EnvironmentStore
{
    public static async Task<EnvironmentDefinition?> FindAsync(
        Session session, string project, string key, CancellationToken cancellationToken) =>
        await session.FindAsync<string>(
            """
            SELECT environments.document
            FROM environments
            JOIN projects ON projects.id = environments.project_id
            WHERE projects.key = @project AND environments.key = @key
            """,
            new { project, key },
            cancellationToken) is { } document
            ? Read(document)
            : null;

    public static Task<bool> IsClientSideIdTakenAsync(Session session, string id, CancellationToken cancellationToken) =>
        session.GetAsync<bool>(
            """
            SELECT EXISTS (SELECT 1 FROM environments WHERE client_side_id = @id)
            """,
            new { id },
            cancellationToken);

    public static Task<long> AddAsync(
        Session session, long projectId, EnvironmentDefinition environment, DateTimeOffset at, CancellationToken cancellationToken) =>
        session.GetAsync<long>(
            """
            INSERT INTO environments (project_id, key, client_side_id, version, document, created_at)
            VALUES (@projectId, @Key, @Id, @Version, @document, @at)
            RETURNING id
            """,
            new
            {
                projectId,
                environment.Key,
                environment.Id,
                environment.Version,
                document = Write(environment),
                at = at.ToUnixTimeMilliseconds(),
            },
            cancellationToken);

    /// <summary>Saves a new version over the one before it.</summary>
    public static async Task<bool> TrySaveAsync(Session session, EnvironmentDefinition environment, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            """
            UPDATE environments
            SET version = @Version, document = @document
            WHERE client_side_id = @Id AND version = @Version - 1
            """,
            new { environment.Id, environment.Version, document = Write(environment) },
            cancellationToken) == 1;

    public static Task DeleteAsync(Session session, string id, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            DELETE FROM environments
            WHERE client_side_id = @id
            """,
            new { id },
            cancellationToken);

    private static string Write(EnvironmentDefinition environment) =>
        JsonSerializer.Serialize(environment, ApiJson.Default.EnvironmentDefinition);

    private static EnvironmentDefinition Read(string document) =>
        JsonSerializer.Deserialize(document, ApiJson.Default.EnvironmentDefinition)!;
}
