namespace Halyard.Server.Delivery;

/// <summary>What became of one change in one environment: how many streams it went to, and how long after its commit the last of them had it.</summary>
internal sealed class DeliveryReceipt(FeedChange change, int connections)
{
    // Ticks; -1 while some stream still waits.
    private long _elapsed = -1;

    /// <summary>The number of the change in history.</summary>
    public long ChangeNumber => change.Change.Row.Number;

    /// <summary>What was delivered: <c>/flags/checkout</c>.</summary>
    public string Path => change.Item.Path;

    /// <summary>The version that was delivered.</summary>
    public long Version => change.Item.Version;

    public DateTimeOffset CommittedAt => change.CommittedAt;

    /// <summary>How many streams were open.</summary>
    public int Connections => connections;

    /// <summary>From the commit to the write to the last stream; null while one still waits for it.</summary>
    public TimeSpan? Elapsed => Interlocked.Read(ref _elapsed) is var ticks and >= 0 ? new TimeSpan(ticks) : null;

    public void Complete(TimeSpan elapsed) => Interlocked.Exchange(ref _elapsed, elapsed.Ticks);

    /// <summary>How long ago the change was committed.</summary>
    public TimeSpan Age(TimeProvider time) => time.GetElapsedTime(change.Change.Timestamp);
}
