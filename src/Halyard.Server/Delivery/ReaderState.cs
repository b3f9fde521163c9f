namespace Halyard.Server.Delivery;

/// <summary>
/// What one reader has, and what it needs next. Decides whose turn it is to write: at most one at a time, who then also writes what has come meanwhile.
/// </summary>
/// <remarks>
/// A reader for whom the queue has become too long is behind: the next thing it needs is everything as it is then, in place of the queue. It begins behind, and
/// with somebody writing.
/// </remarks>
internal sealed class ReaderState(int queueLength)
{
    private readonly Lock _lock = new();

    // Guarded by the lock.
    private Queue<FeedMessage>? _waiting;
    private long _number = -1;
    private int _progressAtBeat = -1;
    private bool _isWriting = true;
    private bool _isBehind = true;
    private bool _hasEnded;

    // Counts what the reader has made room for. Only whoever is writing changes it.
    private volatile int _progress;

    public ReaderTurn TurnOf(FeedMessage message)
    {
        lock (_lock)
        {
            // What a reader who is behind will get is not older than this message: the feed's state is set before anything is offered.
            if (_hasEnded || _isBehind || message.Number <= _number)
            {
                return ReaderTurn.Skip;
            }

            if (!_isWriting)
            {
                _isWriting = true;
                _number = message.Number;
                return ReaderTurn.Write;
            }

            _waiting ??= new Queue<FeedMessage>();
            _waiting.Enqueue(message);
            _isBehind = _waiting.Count > queueLength;
            return _isBehind ? ReaderTurn.FallBehind : ReaderTurn.Wait;
        }
    }

    /// <summary>Whose turn a sign of life is: nobody's while something is being written, unless the reader has read nothing since the last one.</summary>
    public ReaderTurn TurnOfBeat()
    {
        lock (_lock)
        {
            if (_hasEnded)
            {
                return ReaderTurn.Skip;
            }

            if (!_isWriting)
            {
                _isWriting = true;
                return ReaderTurn.Write;
            }

            var isStuck = _progress == _progressAtBeat;
            _progressAtBeat = _progress;
            return isStuck ? ReaderTurn.Cut : ReaderTurn.Skip;
        }
    }

    /// <summary>The reader has made room for what was written.</summary>
    public void Progress() => _progress++;

    /// <summary>Nothing more is to be written. True for the first who says so; it is told whether somebody is writing.</summary>
    public bool TryEnd(out bool isWriting)
    {
        lock (_lock)
        {
            isWriting = _isWriting;
            var isFirst = !_hasEnded;
            _hasEnded = true;
            return isFirst;
        }
    }

    /// <summary>True when there is nothing to do for whoever has been writing: from then on the next writer is somebody else.</summary>
    public bool TryRest()
    {
        lock (_lock)
        {
            if (_hasEnded || _isBehind || _waiting is { Count: > 0 })
            {
                return false;
            }

            _isWriting = false;
            return true;
        }
    }

    /// <summary>What to write next; <see cref="ReaderNeed.IsNothing"/> when the stream has ended.</summary>
    public ReaderNeed Take(EnvironmentFeed feed)
    {
        lock (_lock)
        {
            if (!_hasEnded && !_isBehind)
            {
                var message = _waiting!.Dequeue();
                _number = message.Number;
                return new ReaderNeed(null, message, null);
            }

            var dropped = _waiting;
            _waiting = null;
            _isBehind = false;
            var everything = _hasEnded ? null : feed.Current;
            _number = everything?.Number ?? _number;
            return new ReaderNeed(everything, null, dropped);
        }
    }
}
