using Halyard.Server.Storage;

namespace Halyard.Server.Events;

/// <summary>All SQL about events.</summary>
internal static class EventStore
{
    /// <summary>
    /// Counts payloads that were not counted before, and says of each what became of it. Everything in the caller's transaction: id and counts, or neither.
    /// </summary>
    public static async Task<IReadOnlyList<IntakeOutcome>> AddAsync(
        Session session, IReadOnlyList<EventPayload> payloads, CancellationToken cancellationToken)
    {
        var environments = await ListEnvironmentsAsync(session, payloads, cancellationToken);
        var rollups = new Rollups();
        var outcomes = new IntakeOutcome[payloads.Count];
        for (var i = 0; i < payloads.Count; i++)
        {
            outcomes[i] = await RememberAsync(session, payloads[i], environments, cancellationToken);
            if (outcomes[i] == IntakeOutcome.Counted)
            {
                rollups.Add(payloads[i]);
            }
        }

        await AddEvaluationsAsync(session, rollups.Evaluations, cancellationToken);
        await AddEventsAsync(session, rollups.Events, cancellationToken);
        return outcomes;
    }

    /// <summary>Forgets payload ids and minutes that are older than the given moments.</summary>
    public static async Task PruneAsync(Session session, DateTimeOffset payloads, DateTimeOffset minutes, CancellationToken cancellationToken)
    {
        await session.ExecuteAsync(
            """
            DELETE FROM event_payloads
            WHERE received_at < @before
            """,
            new { before = payloads.ToUnixTimeMilliseconds() },
            cancellationToken);
        await session.ExecuteAsync(
            """
            DELETE FROM evaluation_rollups
            WHERE minute < @before
            """,
            new { before = minutes.ToUnixTimeMilliseconds() },
            cancellationToken);
        await session.ExecuteAsync(
            """
            DELETE FROM event_rollups
            WHERE minute < @before
            """,
            new { before = minutes.ToUnixTimeMilliseconds() },
            cancellationToken);
    }

    /// <summary>How often each variation of each flag was served from a moment on.</summary>
    public static Task<IReadOnlyList<VariationCount>> SumByVariationAsync(
        Session session, long environmentId, DateTimeOffset from, CancellationToken cancellationToken) =>
        session.ListAsync<VariationCount>(
            """
            SELECT flag_key, variation, SUM(evaluations) AS evaluations
            FROM evaluation_rollups
            WHERE environment_id = @environmentId AND minute >= @from
            GROUP BY flag_key, variation
            ORDER BY flag_key, variation
            """,
            new { environmentId, from = Rollups.MinuteOf(from) },
            cancellationToken);

    /// <summary>How often each variation of a flag was served in each minute of a span; minutes without any are left out.</summary>
    public static Task<IReadOnlyList<MinuteCount>> SumByMinuteAsync(
        Session session, long environmentId, string flag, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        session.ListAsync<MinuteCount>(
            """
            SELECT minute, variation, SUM(evaluations) AS evaluations
            FROM evaluation_rollups
            WHERE environment_id = @environmentId AND flag_key = @flag AND minute >= @from AND minute < @to
            GROUP BY minute, variation
            ORDER BY minute, variation
            """,
            new { environmentId, flag, from = Rollups.MinuteOf(from), to = to.ToUnixTimeMilliseconds() },
            cancellationToken);

    /// <summary>How often each flag was evaluated in each minute since a moment; minutes without any are left out.</summary>
    public static Task<IReadOnlyList<FlagMinute>> SumByFlagAndMinuteAsync(
        Session session, long environmentId, DateTimeOffset from, CancellationToken cancellationToken) =>
        session.ListAsync<FlagMinute>(
            """
            SELECT flag_key, minute, SUM(evaluations) AS evaluations
            FROM evaluation_rollups
            WHERE environment_id = @environmentId AND minute >= @from
            GROUP BY flag_key, minute
            """,
            new { environmentId, from = Rollups.MinuteOf(from) },
            cancellationToken);

    // Those that still exist: one that was deleted since its key was checked must not fail the whole group.
    private static async Task<HashSet<long>> ListEnvironmentsAsync(
        Session session, IReadOnlyList<EventPayload> payloads, CancellationToken cancellationToken) =>
        [
            .. await session.ListAsync<long>(
                """
                SELECT id
                FROM environments
                WHERE id IN @ids
                """,
                new { ids = payloads.Select(static payload => payload.EnvironmentId).Distinct() },
                cancellationToken),
        ];

    private static async Task<IntakeOutcome> RememberAsync(
        Session session, EventPayload payload, HashSet<long> environments, CancellationToken cancellationToken)
    {
        if (!environments.Contains(payload.EnvironmentId))
        {
            return IntakeOutcome.NoEnvironment;
        }

        return payload.Id is null || await RememberAsync(session, payload, cancellationToken) == 1
            ? IntakeOutcome.Counted
            : IntakeOutcome.Duplicate;
    }

    private static Task<int> RememberAsync(Session session, EventPayload payload, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            INSERT INTO event_payloads (environment_id, payload_id, received_at)
            VALUES (@EnvironmentId, @Id, @receivedAt)
            ON CONFLICT (environment_id, payload_id) DO NOTHING
            """,
            new { payload.EnvironmentId, payload.Id, receivedAt = payload.ReceivedAt.ToUnixTimeMilliseconds() },
            cancellationToken);

    private static Task<int> AddEvaluationsAsync(Session session, IEnumerable<object> rows, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            INSERT INTO evaluation_rollups (environment_id, flag_key, minute, variation, version, evaluations)
            VALUES (@EnvironmentId, @Flag, @Minute, @Variation, @Version, @Count)
            ON CONFLICT (environment_id, flag_key, minute, variation, version)
            DO UPDATE SET evaluations = evaluation_rollups.evaluations + excluded.evaluations
            """,
            rows,
            cancellationToken);

    private static Task<int> AddEventsAsync(Session session, IEnumerable<object> rows, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            INSERT INTO event_rollups (environment_id, kind, minute, events)
            VALUES (@EnvironmentId, @Kind, @Minute, @Count)
            ON CONFLICT (environment_id, kind, minute)
            DO UPDATE SET events = event_rollups.events + excluded.events
            """,
            rows,
            cancellationToken);
}
