using Halyard.Api.Flags;
using Halyard.Api.Projects;
using Halyard.Server.Changes;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;

namespace Halyard.Server.Flags;

/// <summary>A new environment gives every flag of its project a configuration; one that is deleted takes it away again.</summary>
internal sealed class EnvironmentsOfFlags : IChangeParticipant
{
    public async Task<Refusal?> TakePartAsync(ChangeTransaction transaction, ChangeDraft change, CancellationToken cancellationToken)
    {
        if (change is not { Resource: ResourceKind.Environment, Action: ChangeAction.Created or ChangeAction.Deleted, Project: { } project }
            || await Places.FindProjectAsync(transaction.Session, project, cancellationToken) is not { } projectId)
        {
            return null;
        }

        var environments = await Places.ListEnvironmentDefinitionsAsync(transaction.Session, project, cancellationToken);
        var added = change.Action == ChangeAction.Created ? environments.First(environment => environment.Key == change.Key) : null;
        foreach (var row in await FlagStore.ListAllAsync(transaction.Session, projectId, cancellationToken))
        {
            var flag = added is null ? Without(row.Definition, change.Key) : With(row.Definition, added, change.CopyOf, transaction.At);
            await FlagStore.SaveEnvironmentsAsync(transaction.Session, row.Id, flag, transaction.At, cancellationToken);
        }

        return null;
    }

    private static FlagDefinition Without(FlagDefinition flag, string environment) =>
        flag with { Environments = flag.Environments.Remove(environment) };

    private static FlagDefinition With(FlagDefinition flag, EnvironmentDefinition environment, string? source, DateTimeOffset at)
    {
        var targeting = source is not null && flag.Environments.TryGetValue(source, out var original)
            ? NewTargeting.CopyOf(original, at)
            : NewTargeting.Of(flag.Defaults, environment, at);
        return flag with { Environments = flag.Environments.SetItem(environment.Key, targeting) };
    }
}
