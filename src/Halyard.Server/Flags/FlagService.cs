using Halyard.Api;
using Halyard.Api.Flags;
using Halyard.Server.Access;
using Halyard.Server.Changes;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;

namespace Halyard.Server.Flags;

/// <summary>What can be done with flags.</summary>
internal sealed class FlagService(Database database, Publisher publisher, TimeProvider time)
{
    public async Task<Result<FlagDefinition>> GetAsync(Actor actor, string project, string key, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return (await FindAsync(session, actor, project, key, cancellationToken)).IsRefused(out var refusal, out var found) ? refusal : found.Flag;
    }

    public async Task<Result<Page<FlagDefinition>>> ListAsync(Actor actor, string project, FlagQuery query, CancellationToken cancellationToken)
    {
        if (CheckView(actor, project) is { } forbidden)
        {
            return forbidden;
        }

        await using var session = await database.ReadAsync(cancellationToken);
        return await Places.FindProjectAsync(session, project, cancellationToken) is { } id
            ? await FlagSearch.ListAsync(session, id, query, cancellationToken)
            : MissingProject(project);
    }

    public Task<Result<FlagDefinition>> CreateAsync(
        Actor actor, string project, NewFlag wanted, string? comment, CancellationToken cancellationToken) =>
        CreateAsync(actor, project, wanted, null, comment, cancellationToken);

    /// <summary>Makes a flag that begins as a copy of the flag with the key <paramref name="clone"/>, if there is one.</summary>
    public async Task<Result<FlagDefinition>> CreateAsync(
        Actor actor, string project, NewFlag wanted, string? clone, string? comment, CancellationToken cancellationToken) =>
        await publisher.CommitAsync<FlagDefinition>(
            actor,
            comment,
            async transaction =>
            {
                if ((await FlagCreation.CreateAsync(transaction, project, wanted, clone, cancellationToken)).IsRefused(out var refusal, out var flag))
                {
                    return refusal;
                }

                var draft = FlagHistory.Created(project, flag, clone);
                var refused = Permissions.CheckAll(actor, draft.Accesses) ?? await transaction.RecordAsync(draft, cancellationToken);
                return refused is null ? flag : refused;
            },
            cancellationToken);

    public Task<Result<FlagDefinition>> ChangeAsync(
        Actor actor, string project, string key, FlagChange change, CancellationToken cancellationToken) =>
        ChangeAsync(actor, project, key, change.Comment, change.DryRun, _ => change, cancellationToken);

    /// <summary>
    /// Makes a change that depends on the flag as it is, such as a JSON patch: <paramref name="draft"/> sees the newest version, and nobody else changes it in
    /// between. The comment and the dry run that count are the ones given here.
    /// </summary>
    public async Task<Result<FlagDefinition>> ChangeAsync(
        Actor actor,
        string project,
        string key,
        string? comment,
        bool dryRun,
        Func<FlagDefinition, Result<FlagChange>> draft,
        CancellationToken cancellationToken)
    {
        if (dryRun)
        {
            await using var session = await database.ReadAsync(cancellationToken);
            var preview = await PrepareAsync(session, actor, project, key, draft, time.GetUtcNow(), cancellationToken);
            return preview.IsRefused(out var refusal, out var prepared) ? refusal : prepared.Outcome.Flag;
        }

        return await publisher.CommitAsync<FlagDefinition>(
            actor,
            comment,
            async transaction =>
            {
                var result = await PrepareAsync(transaction.Session, actor, project, key, draft, transaction.At, cancellationToken);
                return result.IsRefused(out var refusal, out var prepared) ? refusal : await SaveAsync(transaction, prepared, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Deletes a flag and gives it as it was.</summary>
    public Task<Result<FlagDefinition>> DeleteAsync(Actor actor, string project, string key, string? comment, CancellationToken cancellationToken) =>
        ChangeAsync(actor, project, key, new FlagChange { Instructions = [new FlagInstruction.DeleteFlag()], Comment = comment }, cancellationToken);

    private static async Task<Result<Found>> FindAsync(
        Session session, Actor actor, string project, string key, CancellationToken cancellationToken)
    {
        if (CheckView(actor, project) is { } forbidden)
        {
            return forbidden;
        }

        if (await Places.FindProjectAsync(session, project, cancellationToken) is not { } projectId)
        {
            return MissingProject(project);
        }

        return await FlagStore.FindAsync(session, projectId, key, cancellationToken) is { } flag
            ? new Found(project, projectId, flag)
            : Refusal.NotFound($"Flag '{key}' does not exist in project '{project}'.");
    }

    private static async Task<Result<Prepared>> PrepareAsync(
        Session session,
        Actor actor,
        string project,
        string key,
        Func<FlagDefinition, Result<FlagChange>> draft,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        if ((await FindAsync(session, actor, project, key, cancellationToken)).IsRefused(out var refusal, out var found)
            || draft(found.Flag).IsRefused(out refusal, out var change))
        {
            return refusal;
        }

        if (Permissions.CheckAll(actor, FlagAccess.Of(project, found.Flag, change.Environment, change.Instructions)) is { } forbidden)
        {
            return forbidden;
        }

        if (change.ExpectedVersion is { } expected && expected != found.Flag.Version)
        {
            return new Refusal(
                RefusalCode.OptimisticLocking,
                $"Flag '{key}' is at version {found.Flag.Version}; your change was made to version {expected}. Read it again and repeat the change.");
        }

        var surroundings = await FlagLookups.ReadAsync(
            session, project, found.ProjectId, change.Environment, change.Instructions, at, cancellationToken);
        return FlagInstructions.Apply(found.Flag, change.Instructions, surroundings).IsRefused(out refusal, out var outcome)
            ? refusal
            : new Prepared(found, change.Environment, outcome);
    }

    private static async Task<Result<FlagDefinition>> SaveAsync(ChangeTransaction transaction, Prepared prepared, CancellationToken cancellationToken)
    {
        var ((project, projectId, before), environment, outcome) = prepared;
        if (outcome.ChangesNothing)
        {
            return before;
        }

        var isSaved = outcome.IsDeleted
            ? await FlagStore.TryDeleteAsync(transaction.Session, projectId, FlagVersions.CountAll(before, transaction.At), transaction.At, cancellationToken)
            : await FlagStore.TrySaveAsync(transaction.Session, projectId, outcome.Flag, transaction.At, cancellationToken);
        if (!isSaved)
        {
            return new Refusal(RefusalCode.OptimisticLocking, $"Flag '{before.Key}' has been changed meanwhile. Read it again and repeat the change.");
        }

        var draft = outcome.IsDeleted
            ? FlagHistory.Deleted(project, before, outcome.Sentences)
            : FlagHistory.Updated(project, before, environment, outcome);
        return await transaction.RecordAsync(draft, cancellationToken) is { } refusal ? refusal : outcome.Flag;
    }

    private static Refusal? CheckView(Actor actor, string project) => Permissions.Check(actor, "viewProject", $"proj/{project}");

    private static Refusal MissingProject(string project) => Refusal.NotFound($"Project '{project}' does not exist.");

    private sealed record Found(string Project, long ProjectId, FlagDefinition Flag);

    private sealed record Prepared(Found Found, string? Environment, FlagOutcome Outcome);
}
