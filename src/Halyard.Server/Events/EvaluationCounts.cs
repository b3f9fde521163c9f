using Halyard.Server.Access;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;

namespace Halyard.Server.Events;

/// <summary>Answers how often flags are evaluated, from what SDKs reported.</summary>
internal sealed class EvaluationCounts(Database database, TimeProvider time)
{
    private static readonly TimeSpan LastHour = TimeSpan.FromHours(1);

    /// <summary>The evaluations of the last sixty minutes, by the flag's key. A flag that was not evaluated is left out.</summary>
    public async Task<Result<IReadOnlyDictionary<string, FlagEvaluations>>> LastHourAsync(
        Actor actor, string project, string environment, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var found = await FindAsync(session, actor, project, environment, cancellationToken);
        if (found.IsRefused(out var refusal, out var place))
        {
            return refusal;
        }

        var counts = await EventStore.SumByVariationAsync(session, place.Id, time.GetUtcNow() - LastHour, cancellationToken);
        return counts
            .GroupBy(static count => count.FlagKey, StringComparer.Ordinal)
            .ToDictionary(static flag => flag.Key, Sum, StringComparer.Ordinal);
    }

    /// <summary>The evaluations of a flag by minute and variation, for a chart: from the minute of <paramref name="from"/> up to <paramref name="to"/>.</summary>
    public async Task<Result<IReadOnlyList<MinuteEvaluations>>> MinutesAsync(
        Actor actor,
        string project,
        string environment,
        string flagKey,
        DateTimeOffset from,
        DateTimeOffset to,
        CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var found = await FindAsync(session, actor, project, environment, cancellationToken);
        if (found.IsRefused(out var refusal, out var place))
        {
            return refusal;
        }

        var counts = await EventStore.SumByMinuteAsync(session, place.Id, flagKey, from, to, cancellationToken);
        return counts
            .Select(static count => new MinuteEvaluations(DateTimeOffset.FromUnixTimeMilliseconds(count.Minute), count.Variation, count.Evaluations))
            .ToList();
    }

    /// <summary>The evaluations of the last sixty minutes, minute by minute, by the flag's key. A flag that was not evaluated is left out.</summary>
    public async Task<Result<IReadOnlyDictionary<string, IReadOnlyList<long>>>> LastHourByMinuteAsync(
        Actor actor, string project, string environment, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var found = await FindAsync(session, actor, project, environment, cancellationToken);
        if (found.IsRefused(out var refusal, out var place))
        {
            return refusal;
        }

        // The minute that is under way is the last of the sixty.
        var first = time.GetUtcNow() - LastHour + TimeSpan.FromMinutes(1);
        var counts = await EventStore.SumByFlagAndMinuteAsync(session, place.Id, first, cancellationToken);
        return counts
            .GroupBy(static count => count.FlagKey, StringComparer.Ordinal)
            .ToDictionary(static flag => flag.Key, IReadOnlyList<long> (flag) => Curve(flag, Rollups.MinuteOf(first)), StringComparer.Ordinal);
    }

    private static long[] Curve(IEnumerable<FlagMinute> flag, long firstMinute)
    {
        var curve = new long[60];
        foreach (var count in flag)
        {
            var at = (count.Minute - firstMinute) / 60_000;
            if (at is >= 0 and < 60)
            {
                curve[at] = count.Evaluations;
            }
        }

        return curve;
    }

    private static async Task<Result<EnvironmentPlace>> FindAsync(
        Session session, Actor actor, string project, string environment, CancellationToken cancellationToken)
    {
        if (Permissions.Check(actor, "viewProject", $"proj/{project}") is { } refusal)
        {
            return refusal;
        }

        return await Places.FindEnvironmentAsync(session, project, environment, cancellationToken) is { } place
            ? place
            : Refusal.NotFound($"Environment '{environment}' does not exist in project '{project}'.");
    }

    private static FlagEvaluations Sum(IEnumerable<VariationCount> flag)
    {
        var byVariation = flag.ToDictionary(static count => count.Variation, static count => count.Evaluations);
        return new FlagEvaluations(byVariation.Values.Sum(), byVariation);
    }
}
