using System.Text.Json;

using Halyard.Server.Access;
using Halyard.Server.Storage;

namespace Halyard.Server.Changes;

/// <summary>All SQL about history.</summary>
internal static class ChangeStore
{
    /// <summary>Writes one row of history and gives it its number.</summary>
    public static async Task<Change> AddAsync(
        Session session, ChangeDraft draft, Actor actor, string? comment, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var id = PublicId.Create();
        var document = new ChangeDocument { Actor = actor, Comment = comment, What = draft };
        var number = await session.GetAsync<long>(
            """
            INSERT INTO changes (public_id, at, resource, action, project_key, environment_key, resource_key, document)
            VALUES (@id, @at, @resource, @action, @project, @environment, @key, @document)
            RETURNING number
            """,
            new
            {
                id,
                at = at.ToUnixTimeMilliseconds(),
                resource = draft.Resource.ToString(),
                action = draft.Action.ToString(),
                project = draft.Project,
                environment = draft.Environment,
                key = draft.Key,
                document = JsonSerializer.Serialize(document, StorageJson.Default.ChangeDocument),
            },
            cancellationToken);
        return new Change { Number = number, Id = id, At = at, Actor = actor, Comment = comment, What = draft };
    }
}
