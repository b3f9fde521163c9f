using Halyard.Api;
using Halyard.Server.Access;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;

namespace Halyard.Server.Changes;

/// <summary>What has been changed, by whom and why.</summary>
internal sealed class HistoryService(Database database)
{
    private const int BatchSize = 200;

    public async Task<Result<Change>> GetAsync(Actor actor, string id, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        if (await ChangeStore.FindAsync(session, id, cancellationToken) is not { } change)
        {
            return Refusal.NotFound($"There is no change '{id}' in history.");
        }

        return Permissions.Check(actor, "viewProject", $"proj/{change.What.Project ?? "*"}") is { } forbidden ? forbidden : change;
    }

    /// <summary>A page of changes, the newest first. The next one begins after the last one's id as the cursor.</summary>
    public async Task<Result<Page<Change>>> ListAsync(Actor actor, HistoryQuery query, CancellationToken cancellationToken)
    {
        if (Permissions.Check(actor, "viewProject", $"proj/{query.Project ?? "*"}") is { } forbidden)
        {
            return forbidden;
        }

        await using var session = await database.ReadAsync(cancellationToken);
        long? cursor = null;
        if (query.Cursor is { } id && (cursor = await ChangeStore.FindNumberAsync(session, id, cancellationToken)) is null)
        {
            return Refusal.Invalid("cursor", $"There is no change '{id}' in history.");
        }

        var found = query.NeedsReading
            ? await SearchAsync(session, query, cursor, cancellationToken)
            : await ChangeStore.ListAsync(session, query, cursor, query.Limit, cancellationToken);
        return new Page<Change>(found, await ChangeStore.CountAsync(session, query, cancellationToken));
    }

    private static async Task<List<Change>> SearchAsync(
        Session session, HistoryQuery query, long? cursor, CancellationToken cancellationToken)
    {
        var found = new List<Change>();
        while (found.Count < query.Limit)
        {
            var batch = await ChangeStore.ListAsync(session, query, cursor, BatchSize, cancellationToken);
            found.AddRange(batch.Where(query.Matches).Take(query.Limit - found.Count));
            if (batch.Count < BatchSize)
            {
                break;
            }

            cursor = batch[^1].Number;
        }

        return found;
    }
}
