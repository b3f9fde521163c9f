using System.Buffers;

using Halyard.Evaluation.Targeting;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;

namespace Halyard.Server.Delivery;

/// <summary>What one environment delivers now, and to whom. A change is serialised once; every open stream is handed the same bytes.</summary>
internal sealed partial class EnvironmentFeed : IDisposable
{
    private static readonly ReadOnlyMemory<byte> HeartbeatBytes = ServerSentEvents.Heartbeat.ToArray();

    private readonly StreamSet _streams = new();
    private readonly ReceiptLog _receipts = new();
    private readonly DeliveryMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger<EnvironmentFeed> _logger;
    private readonly ITimer _heartbeat;
    private volatile FeedState _current;

    public EnvironmentFeed(
        EnvironmentPlace environment,
        FlagSnapshot snapshot,
        DeliveryOptions options,
        DeliveryMetrics metrics,
        TimeProvider time,
        ILogger<EnvironmentFeed> logger)
    {
        Environment = environment;
        _current = new FeedState(0, snapshot);
        _metrics = metrics;
        _time = time;
        _logger = logger;
        _heartbeat = time.CreateTimer(static feed => ((EnvironmentFeed)feed!).Beat(), this, options.Heartbeat, options.Heartbeat);
    }

    public EnvironmentPlace Environment { get; }

    public FeedState Current => _current;

    /// <summary>How many streams are open.</summary>
    public int Connections => _streams.Count;

    /// <summary>What became of the newest changes, the newest first.</summary>
    public IReadOnlyList<DeliveryReceipt> Receipts => _receipts.List();

    /// <summary>The SDK keys that the open streams were opened with.</summary>
    public IReadOnlyCollection<string> Keys => _streams.Open().Keys;

    /// <summary>Takes in changes, in the order of their commits, and hands those that are new here to every open stream. One caller at a time.</summary>
    public void Apply(IReadOnlyList<FeedChange> changes)
    {
        var current = _current;
        var fresh = changes.Where(change => change.Item.IsNewTo(current.Snapshot)).OrderBy(static change => change.Item.Turn).ToList();
        if (fresh.Count == 0)
        {
            return;
        }

        var output = new ArrayBufferWriter<byte>();
        var snapshot = current.Snapshot;
        foreach (var change in fresh)
        {
            ServerSentEvents.WriteChange(output, change.Item);
            snapshot = change.Item.AddTo(snapshot);
        }

        // In this order: a stream that is opened after its copy was made begins with the new state; one that has it already skips the message.
        var next = current.Next(snapshot);
        _current = next;
        var open = _streams.Open().All;
        var receipts = fresh.ConvertAll(change => new DeliveryReceipt(change, open.Length));
        _receipts.Add(receipts);
        Send(new FeedMessage(next.Number, output.WrittenSpan.ToArray(), receipts, open.Length), open);
    }

    /// <summary>Adds a stream, which is sent everything at once; false when the environment is no longer served.</summary>
    public bool TryAttach(FeedConnection connection)
    {
        if (!_streams.TryAdd(connection))
        {
            return false;
        }

        _metrics.Opened();
        connection.Start();
        return true;
    }

    public void Detach(FeedConnection connection)
    {
        _streams.Remove(connection);
        _metrics.Closed();
    }

    /// <summary>Ends the streams that were opened with a key.</summary>
    public void End(string key)
    {
        foreach (var connection in _streams.Open().All)
        {
            if (connection.Key == key)
            {
                connection.End();
            }
        }
    }

    /// <summary>Ends every stream and takes no more.</summary>
    public void Dispose()
    {
        _heartbeat.Dispose();
        foreach (var connection in _streams.Close().All)
        {
            connection.End();
        }
    }

    /// <summary>A stream has had a message, or will not need it.</summary>
    internal void Release(FeedMessage message)
    {
        if (!message.Release())
        {
            return;
        }

        foreach (var receipt in message.Receipts)
        {
            var elapsed = receipt.Age(_time);
            receipt.Complete(elapsed);
            _metrics.Delivered(elapsed);
            LogDelivered(receipt.Path, receipt.Version, receipt.Connections, Environment.Project, Environment.Key, elapsed);
        }
    }

    internal void FellBehind()
    {
        _metrics.FellBehind();
        LogFellBehind(Environment.Project, Environment.Key);
    }

    internal void Cut()
    {
        _metrics.Cut();
        LogCut(Environment.Project, Environment.Key);
    }

    internal void Broke(Exception exception) => LogBroke(exception, Environment.Project, Environment.Key);

    private void Send(FeedMessage message, FeedConnection[] open)
    {
        foreach (var connection in open)
        {
            connection.Offer(message);
        }

        Release(message);
    }

    private void Beat()
    {
        foreach (var connection in _streams.Open().All)
        {
            connection.Beat(HeartbeatBytes);
        }
    }

    [LoggerMessage(
        EventIds.ChangeDelivered,
        LogLevel.Debug,
        "Delivered {Path} at version {Version} to {Connections} streams of environment '{Environment}' of project '{Project}', {Elapsed} after its commit.")]
    private partial void LogDelivered(string path, long version, int connections, string project, string environment, TimeSpan elapsed);

    [LoggerMessage(
        EventIds.ReaderFellBehind,
        LogLevel.Debug,
        "A reader of environment '{Environment}' of project '{Project}' is too slow for its changes; it is sent everything anew.")]
    private partial void LogFellBehind(string project, string environment);

    [LoggerMessage(
        EventIds.ReaderCut, LogLevel.Debug, "A reader of environment '{Environment}' of project '{Project}' does not read; its stream is cut.")]
    private partial void LogCut(string project, string environment);

    [LoggerMessage(EventIds.StreamBroke, LogLevel.Debug, "A stream of environment '{Environment}' of project '{Project}' broke.")]
    private partial void LogBroke(Exception exception, string project, string environment);
}
