namespace Halyard.Server.Events;

/// <summary>The counts of several payloads, added up by the rows that they go into.</summary>
internal sealed class Rollups
{
    private const long Minute = 60_000;

    private readonly Dictionary<(long EnvironmentId, long Minute, EvaluationKey Key), long> _evaluations = [];
    private readonly Dictionary<(long EnvironmentId, long Minute, string Kind), long> _events = [];

    public IEnumerable<object> Evaluations => _evaluations.Select(static row => new
    {
        row.Key.EnvironmentId,
        row.Key.Minute,
        row.Key.Key.Flag,
        row.Key.Key.Variation,
        row.Key.Key.Version,
        Count = row.Value,
    });

    public IEnumerable<object> Events => _events.Select(static row => new { row.Key.EnvironmentId, row.Key.Minute, row.Key.Kind, Count = row.Value });

    /// <summary>The beginning of a moment's minute, in Unix milliseconds.</summary>
    public static long MinuteOf(DateTimeOffset moment)
    {
        var milliseconds = moment.ToUnixTimeMilliseconds();
        return milliseconds - (milliseconds % Minute);
    }

    public void Add(EventPayload payload)
    {
        var minute = MinuteOf(payload.ReceivedAt);
        foreach (var (key, count) in payload.Tally.Evaluations)
        {
            var row = (payload.EnvironmentId, minute, key);
            _evaluations[row] = _evaluations.GetValueOrDefault(row) + count;
        }

        foreach (var (kind, count) in payload.Tally.Events)
        {
            var row = (payload.EnvironmentId, minute, kind);
            _events[row] = _events.GetValueOrDefault(row) + count;
        }
    }
}
