using System.Text.Json;

using Halyard.Server.Access;
using Halyard.Server.Storage;

namespace Halyard.Server.Changes;

/// <summary>All SQL about history.</summary>
internal static class ChangeStore
{
    private const string Filter =
        """
        (@Project IS NULL OR project_key = @Project)
        AND (@Environment IS NULL OR environment_key = @Environment)
        AND (@resource IS NULL OR resource = @resource)
        AND (@Key IS NULL OR resource_key = @Key)
        AND (@before IS NULL OR at < @before)
        AND (@after IS NULL OR at > @after)
        AND (@text IS NULL OR words LIKE @text ESCAPE '!')
        """;

    /// <summary>Writes one row of history and gives it its number.</summary>
    public static async Task<Change> AddAsync(
        Session session, ChangeDraft draft, Actor actor, string? comment, DateTimeOffset at, CancellationToken cancellationToken)
    {
        var id = PublicId.Create();
        var document = new ChangeDocument { Actor = actor, Comment = comment, What = draft };
        var number = await session.GetAsync<long>(
            """
            INSERT INTO changes (public_id, at, resource, action, project_key, environment_key, resource_key, words, document)
            VALUES (@id, @at, @resource, @action, @project, @environment, @key, @words, @document)
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
                words = Words(draft, actor, comment),
                document = JsonSerializer.Serialize(document, ChangeJson.Default.ChangeDocument),
            },
            cancellationToken);
        return new Change { Number = number, Id = id, At = at, Actor = actor, Comment = comment, What = draft };
    }

    public static async Task<Change?> FindAsync(Session session, string id, CancellationToken cancellationToken) =>
        await session.FindAsync<ChangeRow>(
            """
            SELECT number, public_id, at, document
            FROM changes
            WHERE public_id = @id
            """,
            new { id },
            cancellationToken) is { } row
            ? Read(row)
            : null;

    /// <summary>The newest changes first, those before a number if one is given.</summary>
    public static async Task<IReadOnlyList<Change>> ListAsync(
        Session session, HistoryQuery query, long? beforeNumber, int limit, CancellationToken cancellationToken)
    {
        var rows = await session.ListAsync<ChangeRow>(
            $"""
            SELECT number, public_id, at, document
            FROM changes
            WHERE {Filter}
            AND (@beforeNumber IS NULL OR number < @beforeNumber)
            ORDER BY number DESC
            LIMIT @limit
            """,
            Parameters(query, beforeNumber, limit),
            cancellationToken);
        return [.. rows.Select(Read)];
    }

    public static Task<int> CountAsync(Session session, HistoryQuery query, CancellationToken cancellationToken) =>
        session.GetAsync<int>(
            $"""
            SELECT COUNT(*)
            FROM changes
            WHERE {Filter}
            """,
            Parameters(query, null, 0),
            cancellationToken);

    public static Task<long?> FindNumberAsync(Session session, string id, CancellationToken cancellationToken) =>
        session.FindAsync<long?>(
            """
            SELECT number
            FROM changes
            WHERE public_id = @id
            """,
            new { id },
            cancellationToken);

    private static object Parameters(HistoryQuery query, long? beforeNumber, int limit) => new
    {
        query.Project,
        query.Environment,
        resource = query.Resource?.ToString(),
        query.Key,
        before = query.Before?.ToUnixTimeMilliseconds(),
        after = query.After?.ToUnixTimeMilliseconds(),
        text = query.Text is { Length: > 0 } text ? $"%{Escape(text.ToLowerInvariant())}%" : null,
        beforeNumber,
        limit,
    };

    private static string Escape(string text) =>
        text.Replace("!", "!!", StringComparison.Ordinal)
            .Replace("%", "!%", StringComparison.Ordinal)
            .Replace("_", "!_", StringComparison.Ordinal);

    private static string Words(ChangeDraft draft, Actor actor, string? comment) =>
        string.Join('\n', [draft.Name, draft.Key, actor.Name, actor.Email, comment, .. draft.Sentences]).ToLowerInvariant();

    private static Change Read(ChangeRow row)
    {
        var document = JsonSerializer.Deserialize(row.Document, ChangeJson.Default.ChangeDocument)!;
        return new Change
        {
            Number = row.Number,
            Id = row.PublicId,
            At = DateTimeOffset.FromUnixTimeMilliseconds(row.At),
            Actor = document.Actor,
            Comment = document.Comment,
            What = document.What,
        };
    }

    private sealed record ChangeRow(long Number, string PublicId, long At, string Document);
}
