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
}
