namespace Halyard.Server.Delivery;

/// <summary>The open streams of an environment. What it hands out is a copy, made when it is needed and has changed, not once for each that comes or goes.</summary>
internal sealed class StreamSet
{
    private readonly Lock _lock = new();

    // Guarded by the lock.
    private readonly HashSet<FeedConnection> _streams = [];
    private OpenStreams? _open;
    private bool _isClosed;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _streams.Count;
            }
        }
    }

    public OpenStreams Open()
    {
        lock (_lock)
        {
            return _open ??= new OpenStreams([.. _streams]);
        }
    }

    /// <summary>Adds a stream, unless the set is closed.</summary>
    public bool TryAdd(FeedConnection stream)
    {
        lock (_lock)
        {
            _open = null;
            return !_isClosed && _streams.Add(stream);
        }
    }

    public void Remove(FeedConnection stream)
    {
        lock (_lock)
        {
            _open = null;
            _streams.Remove(stream);
        }
    }

    /// <summary>Takes no more, and gives those that are left.</summary>
    public OpenStreams Close()
    {
        lock (_lock)
        {
            _isClosed = true;
        }

        return Open();
    }
}
