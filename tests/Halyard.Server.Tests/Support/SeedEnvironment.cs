using Halyard.Server.Access;
using Halyard.Server.Changes;
using Halyard.Server.Storage;

namespace Halyard.Server.Tests.Support;

/// <summary>Puts projects, environments and their SDK keys into a database, without the feature that manages them.</summary>
internal static class SeedEnvironment
{
    public static string SdkKeyOf(string project, string environment) => $"sdk-{project}-{environment}";

    public static async Task AddAsync(Session session, string project, string environment, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(
            """
            INSERT INTO projects (public_id, key, version, document, created_at)
            VALUES (@project, @project, 1, '{}', 0)
            ON CONFLICT (key) DO NOTHING
            """,
            new { project },
            cancellationToken);
        var id = await session.GetAsync<long>(
            """
            INSERT INTO environments (project_id, key, client_side_id, version, document, created_at)
            VALUES ((SELECT id FROM projects WHERE key = @project), @environment, @clientSideId, 1, '{}', 0)
            RETURNING id
            """,
            new { project, environment, clientSideId = $"id-{project}-{environment}" },
            cancellationToken);
        await AddKeyAsync(session, id, SdkKeyOf(project, environment), cancellationToken);
    }

    public static ChangeDraft Change(string project, string environment, ChangeAction action = ChangeAction.Created) => new()
    {
        Resource = ResourceKind.Environment,
        Action = action,
        Project = project,
        Environment = environment,
        Key = environment,
        Name = environment,
        Sentences = [],
    };

    public static Task AddKeyAsync(Session session, long environmentId, string key, CancellationToken cancellationToken) =>
        KeyStore.AddAsync(
            session,
            new StoredKey
            {
                EnvironmentId = environmentId,
                Kind = EnvironmentKeyKind.Sdk,
                Hash = Secret.Hash(key),
                ProtectedValue = "",
                CreatedAt = 0,
            },
            cancellationToken);
}
