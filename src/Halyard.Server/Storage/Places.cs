using System.Text.Json;

using Halyard.Api;
using Halyard.Api.Projects;

namespace Halyard.Server.Storage;

/// <summary>Where things belong: the ids behind the keys of projects and environments, for the stores of every feature.</summary>
internal static class Places
{
    public static Task<long?> FindProjectAsync(Session session, string project, CancellationToken cancellationToken) =>
        session.FindAsync<long?>(
            """
            SELECT id
            FROM projects
            WHERE key = @project
            """,
            new { project },
            cancellationToken);

    public static Task<EnvironmentPlace?> FindEnvironmentAsync(
        Session session, string project, string environment, CancellationToken cancellationToken) =>
        session.FindAsync<EnvironmentPlace>(
            """
            SELECT environments.id, environments.project_id, projects.key AS project, environments.key, environments.client_side_id
            FROM environments
            JOIN projects ON projects.id = environments.project_id
            WHERE projects.key = @project AND environments.key = @environment
            """,
            new { project, environment },
            cancellationToken);

    /// <summary>The environments of a project, in the order they were made.</summary>
    public static Task<IReadOnlyList<EnvironmentPlace>> ListEnvironmentsAsync(
        Session session, string project, CancellationToken cancellationToken) =>
        session.ListAsync<EnvironmentPlace>(
            """
            SELECT environments.id, environments.project_id, projects.key AS project, environments.key, environments.client_side_id
            FROM environments
            JOIN projects ON projects.id = environments.project_id
            WHERE projects.key = @project
            ORDER BY environments.id
            """,
            new { project },
            cancellationToken);

    /// <summary>Every environment there is, for what serves them all.</summary>
    public static Task<IReadOnlyList<EnvironmentPlace>> ListAllEnvironmentsAsync(Session session, CancellationToken cancellationToken) =>
        session.ListAsync<EnvironmentPlace>(
            """
            SELECT environments.id, environments.project_id, projects.key AS project, environments.key, environments.client_side_id
            FROM environments
            JOIN projects ON projects.id = environments.project_id
            ORDER BY environments.id
            """,
            null,
            cancellationToken);

    /// <summary>What a project prescribes for what is made in it.</summary>
    public static async Task<ProjectDefinition?> FindProjectDefinitionAsync(
        Session session, string project, CancellationToken cancellationToken) =>
        await session.FindAsync<string>(
            """
            SELECT document
            FROM projects
            WHERE key = @project
            """,
            new { project },
            cancellationToken) is { } document
            ? JsonSerializer.Deserialize(document, ApiJson.Default.ProjectDefinition)
            : null;

    /// <summary>What the environments of a project prescribe for what is made in them, in the order they were made.</summary>
    public static async Task<IReadOnlyList<EnvironmentDefinition>> ListEnvironmentDefinitionsAsync(
        Session session, string project, CancellationToken cancellationToken)
    {
        var documents = await session.ListAsync<string>(
            """
            SELECT environments.document
            FROM environments
            JOIN projects ON projects.id = environments.project_id
            WHERE projects.key = @project
            ORDER BY environments.id
            """,
            new { project },
            cancellationToken);
        return [.. documents.Select(static document => JsonSerializer.Deserialize(document, ApiJson.Default.EnvironmentDefinition)!)];
    }

    /// <summary>The keys of the segments of an environment.</summary>
    public static Task<IReadOnlyList<string>> ListSegmentsAsync(
        Session session, string project, string environment, CancellationToken cancellationToken) =>
        session.ListAsync<string>(
            """
            SELECT segments.key
            FROM segments
            JOIN environments ON environments.id = segments.environment_id
            JOIN projects ON projects.id = environments.project_id
            WHERE projects.key = @project AND environments.key = @environment AND NOT segments.deleted
            """,
            new { project, environment },
            cancellationToken);
}
