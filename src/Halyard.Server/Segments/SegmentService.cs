using System.Collections.Immutable;

using Halyard.Api;
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
    public async Task<Result<IReadOnlyList<FlagListing>>> ListFlagsAsync(
        Actor actor, string project, string environment, string key, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return (await EnterAsync(session, actor, project, environment, cancellationToken)).IsRefused(out var refusal, out var place)
            ? refusal
            : (await SegmentStore.ListFlagsAsync(session, place, key, cancellationToken)).ToImmutableArray();
    }

    public Task<Result<SegmentDefinition>> CreateAsync(
        Actor actor, string project, string environment, NewSegment wanted, string? comment, CancellationToken cancellationToken) =>
        publisher.CommitAsync<SegmentDefinition>(
            actor,
            comment,
            async transaction =>
            {
                var session = transaction.Session;
                if ((await EnterAsync(session, actor, project, environment, cancellationToken)).IsRefused(out var refusal, out var place))
                {
                    return refusal;
                }

                refusal = SegmentChecks.New(wanted)
                    ?? Permissions.Check(actor, "createSegment", SegmentSpecifier.Of(project, environment, wanted.Key));
                return refusal is null ? await SegmentCreation.CreateAsync(transaction, place, wanted, cancellationToken) : refusal;
            },
            cancellationToken);

    public Task<Result<SegmentDefinition>> ChangeAsync(
        Actor actor, string project, string environment, string key, SegmentChange change, CancellationToken cancellationToken) =>
        ChangeAsync(actor, project, environment, key, change.Comment, change.DryRun, _ => change, cancellationToken);

    /// <summary>
    /// Makes a change that depends on the segment as it is, such as a JSON patch: <paramref name="draft"/> sees the newest version, and
    /// nobody else changes it in between. The comment and the dry run that count are the ones given here.
    /// </summary>
    public async Task<Result<SegmentDefinition>> ChangeAsync(
        Actor actor,
        string project,
        string environment,
        string key,
        string? comment,
        bool dryRun,
        Func<SegmentDefinition, Result<SegmentChange>> draft,
        CancellationToken cancellationToken)
    {
        if (dryRun)
        {
            await using var session = await database.ReadAsync(cancellationToken);
            var preview = await PrepareAsync(session, time.GetUtcNow());
            return preview.IsRefused(out var refusal, out var prepared) ? refusal : prepared.Outcome.Segment;
        }

        return await publisher.CommitAsync<SegmentDefinition>(
            actor,
            comment,
            async transaction =>
            {
                var result = await PrepareAsync(transaction.Session, transaction.At);
                return result.IsRefused(out var refusal, out var prepared)
                    ? refusal
                    : await SaveAsync(transaction, prepared, cancellationToken);
            },
            cancellationToken);

        async Task<Result<Prepared>> PrepareAsync(Session session, DateTimeOffset at) =>
            (await EnterAsync(session, actor, project, environment, cancellationToken)).IsRefused(out var refusal, out var place)
                || (await GetAsync(session, place, key, cancellationToken)).IsRefused(out refusal, out var before)
                || draft(before).IsRefused(out refusal, out var change)
                || (await ApplyAsync(session, actor, place, before, change, at, cancellationToken)).IsRefused(out refusal, out var outcome)
                ? refusal
                : new Prepared(place, before, outcome);
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

                return await SegmentStore.TryDeleteAsync(session, place.Id, segment, transaction.At, cancellationToken)
                    ? segment
                    : Overtaken(key);
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

    private static async Task<Result<SegmentOutcome>> ApplyAsync(
        Session session,
        Actor actor,
        EnvironmentPlace place,
        SegmentDefinition before,
        SegmentChange change,
        DateTimeOffset at,
        CancellationToken cancellationToken)
    {
        var accesses = SegmentDrafts.Accesses(place, before, change.Instructions);
        if ((Permissions.CheckAll(actor, accesses) ?? CheckVersion(before, change.ExpectedVersion)) is { } refusal)
        {
            return refusal;
        }

        var others = change.Instructions.Any(SegmentInstructions.NamesSegments)
            ? await SegmentStore.GetNestingAsync(session, place.Id, cancellationToken)
            : null;
        return SegmentInstructions.Apply(before, change.Instructions, new SegmentSurroundings(at, others));
    }

    private static Refusal? CheckVersion(SegmentDefinition segment, int? expected) => expected is null || expected == segment.Version
        ? null
        : new Refusal(
            RefusalCode.OptimisticLocking,
            $"Segment '{segment.Key}' is at version {segment.Version}; your change was made to version {expected}. "
            + "Read it again and repeat the change.");

    private static async Task<Result<SegmentDefinition>> SaveAsync(
        ChangeTransaction transaction, Prepared prepared, CancellationToken cancellationToken)
    {
        var (place, before, outcome) = prepared;
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

    private sealed record Prepared(EnvironmentPlace Place, SegmentDefinition Before, SegmentOutcome Outcome);
}
