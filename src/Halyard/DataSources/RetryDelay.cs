namespace Halyard.DataSources;

/// <summary>
/// How long to wait before the next attempt: twice as long after every failure, up to 30 s, less a random part of up to a half.
/// </summary>
/// <remarks>A connection that stayed healthy for a minute wipes out the failures before it. Used by one loop at a time.</remarks>
internal sealed class RetryDelay(TimeSpan initial, TimeProvider time, Random random)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan HealthyAfter = TimeSpan.FromSeconds(60);

    private int _failures;
    private long? _healthySince;

    /// <summary>Notes that the connection works; the first call since the last failure counts.</summary>
    public void MarkHealthy() => _healthySince ??= time.GetTimestamp();

    /// <summary>Notes a failure and says how long to wait after it.</summary>
    public TimeSpan Next()
    {
        if (_healthySince is { } since && time.GetElapsedTime(since) >= HealthyAfter)
        {
            _failures = 0;
        }

        _healthySince = null;
        var doubled = initial * Math.Pow(2, Math.Min(_failures++, 30));
        var delay = doubled < Longest ? doubled : Longest;
        return delay - (delay * (random.NextDouble() / 2));
    }
}
