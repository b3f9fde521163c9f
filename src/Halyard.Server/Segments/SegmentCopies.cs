using Halyard.Server.Changes;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;

namespace Halyard.Server.Segments;

/// <summary>An environment that begins as a copy of another gets the other's segments.</summary>
internal sealed class SegmentCopies : IChangeParticipant
{
    public async Task<Refusal?> TakePartAsync(ChangeTransaction transaction, ChangeDraft change, CancellationToken cancellationToken)
    {
        if (change is { Resource: ResourceKind.Environment, Action: ChangeAction.Created, Project: { } project, CopyOf: { } source }
            && await Places.FindEnvironmentAsync(transaction.Session, project, source, cancellationToken) is { } from
            && await Places.FindEnvironmentAsync(transaction.Session, project, change.Key, cancellationToken) is { } to)
        {
            await SegmentCreation.CopyAsync(transaction, from, to, cancellationToken);
        }

        return null;
    }
}
