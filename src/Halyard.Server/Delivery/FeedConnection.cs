using System.IO.Pipelines;

namespace Halyard.Server.Delivery;

/// <summary>
/// One open stream. Whoever has something for it writes at once if nothing is being written; otherwise it waits in a small queue, which whoever is writing
/// empties. So an idle stream costs no loop and no task, and a change costs each stream one write of bytes that all of them share.
/// </summary>
/// <remarks>
/// A reader for whom the queue has become too long is behind: the next thing it gets is everything as it is then, in place of the queue. It begins behind.
/// Ended, it lets the write in hand finish or fail; nothing is written after <see cref="Completion"/>.
/// </remarks>
internal sealed class FeedConnection(HttpContext context, string key, EnvironmentFeed feed, int queueLength)
{
    private readonly PipeWriter _output = context.Response.BodyWriter;
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
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

    private enum Turn
    {
        Now,
        Later,
        Behind,
        Never,
    }

    /// <summary>The SDK key that the reader showed.</summary>
    public string Key => key;

    /// <summary>Ends when nothing will be written any more.</summary>
    public Task Completion => _completion.Task;

    /// <summary>Sends everything; from then on it takes changes.</summary>
    public void Start() => _ = DrainAsync();

    /// <summary>Hands it a change, which is written now, or after what is being written, or as part of everything.</summary>
    public void Offer(FeedMessage message)
    {
        switch (TurnOf(message))
        {
            case Turn.Now:
                Write(message.Bytes, message);
                break;
            case Turn.Behind:
                feed.FellBehind();
                break;
            case Turn.Never:
                feed.Release(message);
                break;
        }
    }

    /// <summary>Gives a silent stream a sign of life, and ends one whose reader has not read anything since the last time.</summary>
    public void Beat(ReadOnlyMemory<byte> heartbeat)
    {
        bool isStuck;
        lock (_lock)
        {
            if (_hasEnded)
            {
                return;
            }

            isStuck = _isWriting && _progress == _progressAtBeat;
            _progressAtBeat = _progress;
            if (_isWriting && !isStuck)
            {
                return;
            }

            _isWriting = true;
        }

        if (isStuck)
        {
            feed.Cut();
            End();
        }
        else
        {
            Write(heartbeat, null);
        }
    }

    /// <summary>Ends the stream: in good order when nothing is being written, else by closing the connection.</summary>
    public void End()
    {
        bool isWriting;
        lock (_lock)
        {
            isWriting = _isWriting;
            if (_hasEnded)
            {
                return;
            }

            _hasEnded = true;
        }

        if (isWriting)
        {
            // Makes the write fail; whoever waits for it sees the end.
            context.Abort();
        }
        else
        {
            _completion.TrySetResult();
        }
    }

    private Turn TurnOf(FeedMessage message)
    {
        lock (_lock)
        {
            // What a reader who is behind will get is not older than this message: the feed's state is set before anything is offered.
            if (_hasEnded || _isBehind || message.Number <= _number)
            {
                return Turn.Never;
            }

            if (!_isWriting)
            {
                _isWriting = true;
                _number = message.Number;
                return Turn.Now;
            }

            _waiting ??= new Queue<FeedMessage>();
            _waiting.Enqueue(message);
            _isBehind = _waiting.Count > queueLength;
            return _isBehind ? Turn.Behind : Turn.Later;
        }
    }

    // The usual case runs to its end without a state machine: one short write, for which the response's buffer has room.
    private void Write(ReadOnlyMemory<byte> bytes, FeedMessage? message)
    {
        if (bytes.Length > SlicedWriter.SliceLength)
        {
            _ = FinishAsync(_output.WriteSlicedAsync(bytes, Progress, CancellationToken.None), message);
            return;
        }

        var flush = _output.WriteAsync(bytes, CancellationToken.None);
        if (!flush.IsCompletedSuccessfully)
        {
            _ = FinishAsync(IsOpenAsync(flush), message);
            return;
        }

        Conclude(message, IsOpen(flush.GetAwaiter().GetResult()));
        if (!TryRest())
        {
            _ = DrainAsync();
        }
    }

    private async Task FinishAsync(ValueTask<bool> write, FeedMessage? message)
    {
        await ConcludeAsync(write, message);
        await DrainAsync();
    }

    private async Task DrainAsync()
    {
        while (!TryRest())
        {
            if (!TryTake(out var everything, out var message))
            {
                _completion.TrySetResult();
                return;
            }

            var bytes = everything is null ? message!.Bytes : everything.Payload.Put;
            await ConcludeAsync(_output.WriteSlicedAsync(bytes, Progress, CancellationToken.None), message);
        }
    }

    private async Task ConcludeAsync(ValueTask<bool> write, FeedMessage? message)
    {
        var isOpen = false;
        try
        {
            isOpen = await write;
        }
#pragma warning disable CA1031 // Whatever the transport throws, it means that the reader has gone.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            feed.Broke(exception);
        }

        Conclude(message, isOpen);
    }

    private void Conclude(FeedMessage? message, bool isOpen)
    {
        Progress();
        if (message is not null)
        {
            feed.Release(message);
        }

        if (!isOpen)
        {
            lock (_lock)
            {
                _hasEnded = true;
            }
        }
    }

    // True when there is nothing to do: from then on the next writer is somebody else.
    private bool TryRest()
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

    // What to write next: everything, or a change; false when the stream has ended.
    private bool TryTake(out FeedState? everything, out FeedMessage? message)
    {
        Queue<FeedMessage>? dropped = null;
        bool hasEnded;
        everything = null;
        message = null;
        lock (_lock)
        {
            hasEnded = _hasEnded;
            if (hasEnded || _isBehind)
            {
                dropped = _waiting;
                _waiting = null;
                _isBehind = false;
                everything = feed.Current;
                _number = everything.Number;
            }
            else
            {
                message = _waiting!.Dequeue();
                _number = message.Number;
            }
        }

        foreach (var each in dropped ?? [])
        {
            feed.Release(each);
        }

        return !hasEnded;
    }

    private void Progress() => _progress++;

    private static bool IsOpen(FlushResult flush) => !flush.IsCompleted && !flush.IsCanceled;

    private static async ValueTask<bool> IsOpenAsync(ValueTask<FlushResult> flush) => IsOpen(await flush);
}
