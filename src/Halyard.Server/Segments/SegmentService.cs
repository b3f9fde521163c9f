using System.Collections.Immutable;

using Halyard.Api;
using Halyard.Api.Flags;
using Halyard.Api.Segments;
using Halyard.Server.Access;
using Halyard.Server.Changes;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;

namespace Halyard.Server.Segments;

/// <summary>What can be done with segments.</summary>
internal sealed class SegmentService(Database database, Publisher publisher, TimeProvider time)
{
    public async Task<Result<SegmentDefinition>> GetAsync(
        Actor actor, string project, string environment, string key, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return (await EnterAsync(session, actor, project, environment, cancellationToken)).IsRefused(out var refusal, out var place)
            ? refusal
            : await GetAsync(session, place, key, cancellationToken);
    }

    public async Task<Result<Page<SegmentDefinition>>> ListAsync(
        Actor actor, string project, string environment, SegmentQuery query, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return (await EnterAsync(session, actor, project, environment, cancellationToken)).IsRefused(out var refusal, out var place)
            ? refusal
            : query.Paging.Of(query.Select(await SegmentStore.ListAsync(session, place.Id, cancellationToken)));
    }

    /// <summary>The flags whose rules in this environment name the segment.</summary>
    public async Task<Result<IReadOnlyList<FlagDefinition>>> ListFlagsAsync(
        Actor actor, string project, string environment, string key, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        if ((await EnterAsync(session, actor, project, environment, cancellationToken)).IsRefused(out var refusal, out var place))
        {
            return refusal;
        }

        var flags = await SegmentStore.ListFlagsWithSegmentsAsync(session, place.ProjectId, cancellationToken);
        return flags
            .Where(flag => flag.Environments.TryGetValue(environment, out var targeting)
                && SegmentNesting.Named(targeting.Rules.SelectMany(static rule => rule.Clauses)).Contains(key, StringComparer.Ordinal))
            .ToImmutableArray();
    }

    public Task<Result<SegmentDefinition>> CreateAsync(
        Actor actor, string project, string environment, NewSegment wanted, string? comment, CancellationToken cancellationToken) =>
        publisher.CommitAsync<SegmentDefinition>(
            actor,
            comment,
            async transaction =>
            {
                if ((await EnterAsync(transaction.Session, actor, project, environment, cancellationToken)).IsRefused(out var refusal, out var place))
                {
                    return refusal;
                }

                return (SegmentChecks.New(wanted) ?? Permissions.Check(actor, "createSegment", SegmentSpecifier.Of(project, environment, wanted.Key)))
                    is { } refused
                    ? refused
                    : await SegmentCreation.CreateAsync(transaction, place, wanted, cancellationToken);
            },
            cancellationToken);

    public async Task<Result<SegmentDefinition>> ChangeAsync(
        Actor actor, string project, string environment, string key, SegmentChange change, CancellationToken cancellationToken)
    {
        if (change.DryRun)
        {
            await using var session = await database.ReadAsync(cancellationToken);
            var step = new SegmentStep(session, actor, time.GetUtcNow());
            return (await EnterAsync(session, actor, project, environment, cancellationToken)).IsRefused(out var refusal, out var place)
                || (await GetAsync(session, place, key, cancellationToken)).IsRefused(out refusal, out var before)
                || (await step.ApplyAsync(place, before, change, cancellationToken)).IsRefused(out refusal, out var preview)
                ? refusal
                : preview.Segment;
        }

        return await publisher.CommitAsync<SegmentDefinition>(
            actor,
            change.Comment,
            async transaction =>
            {
                var session = transaction.Session;
                var step = new SegmentStep(session, actor, transaction.At);
                return (await EnterAsync(session, actor, project, environment, cancellationToken)).IsRefused(out var refusal, out var place)
                    || (await GetAsync(session, place, key, cancellationToken)).IsRefused(out refusal, out var before)
                    || (await step.ApplyAsync(place, before, change, cancellationToken)).IsRefused(out refusal, out var outcome)
                    ? refusal
                    : await SaveAsync(transaction, place, before, outcome, cancellationToken);
            },
            cancellationToken);
    }

    public Task<Result<SegmentDefinition>> DeleteAsync(
        Actor actor, string project, string environment, string key, string? comment, CancellationToken cancellationToken) =>
        publisher.CommitAsync<SegmentDefinition>(
            actor,
            comment,
            async transaction =>
            {
                var session = transaction.Session;
                if ((await EnterAsync(session, actor, project, environment, cancellationToken)).IsRefused(out var refusal, out var place)
                    || (await GetAsync(session, place, key, cancellationToken)).IsRefused(out refusal, out var segment))
                {
                    return refusal;
                }

                var draft = SegmentDrafts.Deleted(place, segment);
                refusal = Permissions.CheckAll(actor, draft.Accesses)
                    ?? (await SegmentStore.GetNestingAsync(session, place.Id, cancellationToken)).CheckUnused(key)
                    ?? await transaction.RecordAsync(draft, cancellationToken);
                if (refusal is not null)
                {
                    return refusal;
                }

                return await SegmentStore.TryDeleteAsync(session, place.Id, segment, transaction.At, cancellationToken) ? segment : Overtaken(key);
            },
            cancellationToken);

    private static async Task<Result<EnvironmentPlace>> EnterAsync(
        Session session, Actor actor, string project, string environment, CancellationToken cancellationToken)
    {
        if (Permissions.Check(actor, "viewProject", $"proj/{project}") is { } forbidden)
        {
            return forbidden;
        }

        return await Places.FindEnvironmentAsync(session, project, environment, cancellationToken) is { } place
            ? place
            : Refusal.NotFound($"Environment '{environment}' does not exist in project '{project}'.");
    }

    private static async Task<Result<SegmentDefinition>> GetAsync(
        Session session, EnvironmentPlace place, string key, CancellationToken cancellationToken) =>
        await SegmentStore.FindAsync(session, place.Id, key, cancellationToken) is { } segment
            ? segment
            : Refusal.NotFound($"Segment '{key}' does not exist in environment '{place.Key}'.");

    private static async Task<Result<SegmentDefinition>> SaveAsync(
        ChangeTransaction transaction, EnvironmentPlace place, SegmentDefinition before, SegmentOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome.ChangesNothing)
        {
            return before;
        }

        if (!await SegmentStore.TrySaveAsync(transaction.Session, place.Id, outcome.Segment, cancellationToken))
        {
            return Overtaken(before.Key);
        }

        var refusal = await transaction.RecordAsync(SegmentDrafts.Updated(place, before, outcome), cancellationToken);
        return refusal is null ? outcome.Segment : refusal;
    }

    private static Refusal Overtaken(string key) => new(
        RefusalCode.OptimisticLocking, $"Segment '{key}' has been changed meanwhile. Read it again and repeat the change.");
}
