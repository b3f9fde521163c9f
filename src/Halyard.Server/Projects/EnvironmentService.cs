using System.Collections.Immutable;
using System.Text.Json;

using Halyard.Api;
using Halyard.Api.Projects;
using Halyard.Server.Access;
using Halyard.Server.Changes;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;

namespace Halyard.Server.Projects;

/// <summary>What can be done with environments.</summary>
internal sealed class EnvironmentService(Database database, Publisher publisher, EnvironmentCreation creation, EnvironmentSecrets secrets)
{
    public async Task<Result<EnvironmentDefinition>> GetAsync(Actor actor, string project, string key, CancellationToken cancellationToken)
    {
        if (Permissions.Check(actor, "viewProject", Specifier.Of(project)) is { } forbidden)
        {
            return forbidden;
        }

        await using var session = await database.ReadAsync(cancellationToken);
        return await EnvironmentStore.FindAsync(session, project, key, cancellationToken) is { } environment
            ? environment
            : Missing(project, key);
    }

    public async Task<Result<Page<EnvironmentDefinition>>> ListAsync(
        Actor actor, string project, EnvironmentQuery query, CancellationToken cancellationToken)
    {
        if (Permissions.Check(actor, "viewProject", Specifier.Of(project)) is { } forbidden)
        {
            return forbidden;
        }

        await using var session = await database.ReadAsync(cancellationToken);
        return await Places.FindProjectAsync(session, project, cancellationToken) is null
            ? Refusal.NotFound($"Project '{project}' does not exist.")
            : query.Paging.Of(query.Select(await Places.ListEnvironmentDefinitionsAsync(session, project, cancellationToken)));
    }

    /// <summary>The keys of an environment; their middle is hidden from those who may not see them.</summary>
    public async Task<Result<EnvironmentKeys>> KeysAsync(Actor actor, string project, string key, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return await Places.FindEnvironmentAsync(session, project, key, cancellationToken) is { } place
            ? await secrets.ShowAsync(session, actor, place, cancellationToken)
            : Missing(project, key);
    }

    public async Task<Result<EnvironmentDefinition>> CreateAsync(
        Actor actor, string project, NewEnvironment wanted, GivenKeys keys, CancellationToken cancellationToken)
    {
        if (Permissions.Check(actor, "createEnvironment", Specifier.Of(project, wanted.Key)) is { } forbidden)
        {
            return forbidden;
        }

        return await publisher.CommitAsync<EnvironmentDefinition>(
            actor,
            null,
            async transaction => await Places.FindProjectAsync(transaction.Session, project, cancellationToken) is null
                ? Refusal.NotFound($"Project '{project}' does not exist.")
                : await creation.CreateAsync(transaction, project, wanted, keys, cancellationToken),
            cancellationToken);
    }

    public Task<Result<EnvironmentDefinition>> ChangeAsync(
        Actor actor,
        string project,
        string key,
        ImmutableArray<EnvironmentInstruction> instructions,
        string? comment,
        CancellationToken cancellationToken) => publisher.CommitAsync<EnvironmentDefinition>(
            actor,
            comment,
            async transaction =>
            {
                if (await EnvironmentStore.FindAsync(transaction.Session, project, key, cancellationToken) is not { } before)
                {
                    return Missing(project, key);
                }

                var accesses = instructions
                    .Select(instruction => new ChangeAccess(EnvironmentInstructions.ActionOf(instruction), Specifier.Of(project, before)))
                    .Distinct()
                    .ToList();
                return Permissions.CheckAll(actor, accesses) is { } forbidden
                    ? forbidden
                    : await ChangeAsync(transaction, project, before, instructions, accesses, cancellationToken);
            },
            cancellationToken);

    /// <summary>Gives the environment a new SDK key. The old one works until <paramref name="expiry"/>; without it, no longer.</summary>
    public Task<Result<EnvironmentDefinition>> ResetSdkKeyAsync(
        Actor actor, string project, string key, DateTimeOffset? expiry, CancellationToken cancellationToken) =>
        ChangeAsync(
            actor, project, key, [new EnvironmentInstruction.ResetSdkKey(expiry?.ToUnixTimeMilliseconds())], null, cancellationToken);

    /// <summary>As <see cref="ResetSdkKeyAsync"/>, for the mobile key.</summary>
    public Task<Result<EnvironmentDefinition>> ResetMobileKeyAsync(
        Actor actor, string project, string key, DateTimeOffset? expiry, CancellationToken cancellationToken) =>
        ChangeAsync(
            actor, project, key, [new EnvironmentInstruction.ResetMobileKey(expiry?.ToUnixTimeMilliseconds())], null, cancellationToken);

    public Task<Result<EnvironmentDefinition>> DeleteAsync(
        Actor actor, string project, string key, string? comment, CancellationToken cancellationToken) =>
        publisher.CommitAsync<EnvironmentDefinition>(
            actor,
            comment,
            async transaction =>
            {
                var siblings = await Places.ListEnvironmentDefinitionsAsync(transaction.Session, project, cancellationToken);
                if (siblings.FirstOrDefault(sibling => sibling.Key == key) is not { } environment)
                {
                    return Missing(project, key);
                }

                if (Permissions.Check(actor, "deleteEnvironment", Specifier.Of(project, environment)) is { } forbidden)
                {
                    return forbidden;
                }

                if (siblings.Count == 1)
                {
                    return Refusal.Conflict(
                        $"Environment '{key}' is the only one of project '{project}'. Make another before you delete it.");
                }

                // Recorded first: those who take part still find what they look after.
                if (await transaction.RecordAsync(Deletion(project, environment), cancellationToken) is { } refusal)
                {
                    return refusal;
                }

                await EnvironmentStore.DeleteAsync(transaction.Session, environment.Id, cancellationToken);
                return environment;
            },
            cancellationToken);

    private static Refusal Missing(string project, string key) =>
        Refusal.NotFound($"Environment '{key}' does not exist in project '{project}'.");

    private async Task<Result<EnvironmentDefinition>> ChangeAsync(
        ChangeTransaction transaction,
        string project,
        EnvironmentDefinition before,
        ImmutableArray<EnvironmentInstruction> instructions,
        IReadOnlyList<ChangeAccess> accesses,
        CancellationToken cancellationToken)
    {
        if (EnvironmentInstructions.Apply(before, instructions).IsRefused(out var invalid, out var applied))
        {
            return invalid;
        }

        var place = (await Places.FindEnvironmentAsync(transaction.Session, project, before.Key, cancellationToken))!;
        var hasNewKeys = await secrets.ResetAsync(transaction, place, instructions, cancellationToken);
        var beforeJson = ToJson(before);
        if (!hasNewKeys && JsonElement.DeepEquals(beforeJson, ToJson(applied)))
        {
            return before;
        }

        var after = applied with { Version = before.Version + 1 };
        if (!await EnvironmentStore.TrySaveAsync(transaction.Session, after, cancellationToken))
        {
            return new Refusal(
                RefusalCode.OptimisticLocking,
                $"Environment '{before.Key}' has been changed meanwhile. Read it again and repeat the change.");
        }

        var draft = Draft(project, after, ChangeAction.Updated, [.. instructions.Select(EnvironmentSentences.Of)], accesses) with
        {
            Instructions = JsonSerializer.SerializeToElement(instructions, ApiJson.Default.ImmutableArrayEnvironmentInstruction),
            Before = beforeJson,
            After = ToJson(after),
        };
        return await transaction.RecordAsync(draft, cancellationToken) is { } refusal ? refusal : after;
    }

    private static ChangeDraft Deletion(string project, EnvironmentDefinition environment) =>
        Draft(
            project,
            environment,
            ChangeAction.Deleted,
            ["Deleted the environment"],
            [new ChangeAccess("deleteEnvironment", Specifier.Of(project, environment))]) with
        { Before = ToJson(environment) };

    private static ChangeDraft Draft(
        string project,
        EnvironmentDefinition environment,
        ChangeAction action,
        IReadOnlyList<string> sentences,
        IReadOnlyList<ChangeAccess> accesses) => new()
        {
            Resource = ResourceKind.Environment,
            Action = action,
            Project = project,
            Environment = environment.Key,
            Key = environment.Key,
            Name = environment.Name,
            Sentences = sentences,
            Accesses = accesses,
        };

    private static JsonElement ToJson(EnvironmentDefinition environment) =>
        JsonSerializer.SerializeToElement(environment, ApiJson.Default.EnvironmentDefinition);
}
