using System.Text.Json;

using Halyard.Api;
using Halyard.Api.Projects;
using Halyard.Server.Storage;

namespace Halyard.Server.Projects;

/// <summary>All SQL about projects.</summary>
internal static class ProjectStore
{
    public static async Task<ProjectDefinition?> FindAsync(Session session, string key, CancellationToken cancellationToken) =>
        await session.FindAsync<string>(
            """
            SELECT document
            FROM projects
            WHERE key = @key
            """,
            new { key },
            cancellationToken) is { } document
            ? Read(document)
            : null;

    /// <summary>All projects, in the order they were made.</summary>
    public static async Task<IReadOnlyList<ProjectDefinition>> ListAsync(Session session, CancellationToken cancellationToken)
    {
        var documents = await session.ListAsync<string>(
            """
            SELECT document
            FROM projects
            ORDER BY id
            """,
            null,
            cancellationToken);
        return [.. documents.Select(Read)];
    }

    public static Task<int> CountAsync(Session session, CancellationToken cancellationToken) =>
        session.GetAsync<int>(
            """
            SELECT COUNT(*)
            FROM projects
            """,
            null,
            cancellationToken);

    public static Task<long> AddAsync(Session session, ProjectDefinition project, DateTimeOffset at, CancellationToken cancellationToken) =>
        session.GetAsync<long>(
            """
            INSERT INTO projects (public_id, key, version, document, created_at)
            VALUES (@Id, @Key, @Version, @document, @at)
            RETURNING id
            """,
            new { project.Id, project.Key, project.Version, document = Write(project), at = at.ToUnixTimeMilliseconds() },
            cancellationToken);

    /// <summary>Saves a new version over the one before it.</summary>
    public static async Task<bool> TrySaveAsync(Session session, ProjectDefinition project, CancellationToken cancellationToken) =>
        await session.ExecuteAsync(
            """
            UPDATE projects
            SET version = @Version, document = @document
            WHERE key = @Key AND version = @Version - 1
            """,
            new { project.Key, project.Version, document = Write(project) },
            cancellationToken) == 1;

    public static Task DeleteAsync(Session session, string key, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            DELETE FROM projects
            WHERE key = @key
            """,
            new { key },
            cancellationToken);

    private static string Write(ProjectDefinition project) => JsonSerializer.Serialize(project, ApiJson.Default.ProjectDefinition);

    private static ProjectDefinition Read(string document) => JsonSerializer.Deserialize(document, ApiJson.Default.ProjectDefinition)!;
}
