using Halyard.Server.Changes;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;

namespace Halyard.Server.Flags;

/// <summary>A segment that rules refer to stays: without it they would match others than they were made for.</summary>
internal sealed class SegmentsInFlags : IChangeParticipant
{
    private const int MaxNamed = 5;

    public async Task<Refusal?> TakePartAsync(ChangeTransaction transaction, ChangeDraft change, CancellationToken cancellationToken)
    {
        if (change is not { Resource: ResourceKind.Segment, Action: ChangeAction.Deleted, Project: { } project, Environment: { } environment }
            || await Places.FindProjectAsync(transaction.Session, project, cancellationToken) is not { } projectId)
        {
            return null;
        }

        var users = await FlagIndex.ListUsersAsync(transaction.Session, projectId, new SegmentUse(environment, change.Key), cancellationToken);
        if (users.Count == 0)
        {
            return null;
        }

        var named = string.Join(", ", users.Take(MaxNamed).Select(static flag => $"'{flag.Key}'"));
        var more = users.Count > MaxNamed ? $" and {users.Count - MaxNamed} more" : "";
        return Refusal.Conflict($"Segment '{change.Key}' is in use in '{environment}' by the rules of flag {named}{more}. Change those rules first.");
    }
}
