using Halyard.Server.Access;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;

namespace Halyard.Server.Changes;

/// <summary>Carries out changes: one transaction for the new version and its row of history; after the commit everybody is told.</summary>
internal sealed class Publisher(
    Database database, ChangeFeed feed, IServiceProvider services, TimeProvider time)
{
    // Resolved at the first change: a participant may itself need the publisher.
    private readonly Lazy<IReadOnlyList<IChangeParticipant>> _participants = new(() => [.. services.GetServices<IChangeParticipant>()]);

    /// <summary>Does <paramref name="work"/> and commits it unless it gives a refusal; then nothing has happened.</summary>
    public async Task<Result<T>> CommitAsync<T>(
        Actor actor, string? comment, Func<ChangeTransaction, Task<Result<T>>> work, CancellationToken cancellationToken)
    {
        ChangeTransaction? transaction = null;
        return await database.WriteAsync(
            session =>
            {
                transaction = new ChangeTransaction(session, _participants.Value, actor, comment, time.GetUtcNow());
                return work(transaction);
            },
            static result => result.Refusal is null,
            _ =>
            {
                foreach (var change in transaction!.Recorded)
                {
                    feed.Publish(change);
                }
            },
            cancellationToken);
    }
}
