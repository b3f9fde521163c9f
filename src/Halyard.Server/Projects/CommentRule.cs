using Halyard.Server.Access;
using Halyard.Server.Changes;
using Halyard.Server.Hosting;

namespace Halyard.Server.Projects;

/// <summary>An environment may require that people say why they change something in it. Programs, which act by token, need not.</summary>
internal sealed class CommentRule : IChangeParticipant
{
    public async Task<Refusal?> TakePartAsync(ChangeTransaction transaction, ChangeDraft change, CancellationToken cancellationToken)
    {
        if (transaction.Actor.Kind != ActorKind.Member
            || !string.IsNullOrWhiteSpace(transaction.Comment)
            || change is not { Resource: ResourceKind.Flag or ResourceKind.Segment, Project: { } project, Environment: { } key })
        {
            return null;
        }

        var environment = await EnvironmentStore.FindAsync(transaction.Session, project, key, cancellationToken);
        return environment is { RequireComments: true }
            ? Refusal.Invalid("comment", $"Environment '{key}' requires a comment on every change.")
            : null;
    }
}
