using Halyard.Server.Access;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;

namespace Halyard.Server.Changes;

/// <summary>The one transaction in which a change and its history are written.</summary>
internal sealed class ChangeTransaction(
    Session session, IReadOnlyList<IChangeParticipant> participants, Actor actor, string? comment, DateTimeOffset at)
{
    private readonly List<Change> _recorded = [];

    public Session Session => session;

    public Actor Actor => actor;

    public string? Comment => comment;

    /// <summary>The moment of everything that this transaction changes.</summary>
    public DateTimeOffset At => at;

    public IReadOnlyList<Change> Recorded => _recorded;

    /// <summary>
    /// Writes a row of history and lets the other features take part. A refusal means that the whole transaction must be refused.
    /// </summary>
    public async Task<Refusal?> RecordAsync(ChangeDraft draft, CancellationToken cancellationToken)
    {
        var change = await ChangeStore.AddAsync(session, draft, actor, comment, at, cancellationToken);
        _recorded.Add(change);
        foreach (var participant in participants)
        {
            if (await participant.TakePartAsync(this, draft, cancellationToken) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }
}
