using System.IO.Pipelines;

namespace Halyard.Server.Delivery;

/// <summary>
/// One open stream. Whoever has something for it writes at once if nothing is being written; otherwise it waits in a small queue, which whoever is writing
/// empties. So an idle stream costs no loop and no task, and a change costs each stream one write of bytes that all of them share.
/// </summary>
/// <remarks>Ended, it lets the write in hand finish or fail; nothing is written after <see cref="Completion"/>.</remarks>
internal sealed class FeedConnection(HttpContext context, string key, EnvironmentFeed feed, int queueLength)
{
    private readonly PipeWriter _output = context.Response.BodyWriter;
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ReaderState _reader = new(queueLength);

    /// <summary>The SDK key that the reader showed.</summary>
    public string Key => key;

    /// <summary>Ends when nothing will be written any more.</summary>
    public Task Completion => _completion.Task;

    /// <summary>Sends everything; from then on it takes changes.</summary>
    public void Start() => _ = DrainAsync();

    /// <summary>Hands it a change, which is written now, or after what is being written, or as part of everything.</summary>
    public void Offer(FeedMessage message)
    {
        switch (_reader.TurnOf(message))
        {
            case ReaderTurn.Write:
                Write(message.Bytes, message);
                break;
            case ReaderTurn.FallBehind:
                feed.FellBehind();
                break;
            case ReaderTurn.Skip:
                feed.Release(message);
                break;
        }
    }

    /// <summary>Gives a silent stream a sign of life, and ends one whose reader has not read anything since the last time.</summary>
    public void Beat(ReadOnlyMemory<byte> heartbeat)
    {
        switch (_reader.TurnOfBeat())
        {
            case ReaderTurn.Write:
                Write(heartbeat, null);
                break;
            case ReaderTurn.Cut:
                feed.Cut();
                End();
                break;
        }
    }

    /// <summary>Ends the stream: in good order when nothing is being written, else by closing the connection.</summary>
    public void End()
    {
        if (!_reader.TryEnd(out var isWriting))
        {
            return;
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

    // The usual case runs to its end without a state machine: one short write, for which the response's buffer has room.
    private void Write(ReadOnlyMemory<byte> bytes, FeedMessage? message)
    {
        if (bytes.Length > SlicedWriter.SliceLength)
        {
            _ = FinishAsync(_output.WriteSlicedAsync(bytes, _reader.Progress, CancellationToken.None), message);
            return;
        }

        var flush = _output.WriteAsync(bytes, CancellationToken.None);
        if (!flush.IsCompletedSuccessfully)
        {
            _ = FinishAsync(IsOpenAsync(flush), message);
            return;
        }

        Conclude(message, IsOpen(flush.GetAwaiter().GetResult()));
        if (!_reader.TryRest())
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
        while (!_reader.TryRest())
        {
            var need = _reader.Take(feed);
            foreach (var dropped in need.Dropped ?? [])
            {
                feed.Release(dropped);
            }

            if (need.IsNothing)
            {
                _completion.TrySetResult();
                return;
            }

            await ConcludeAsync(WriteAsync(need), need.Message);
        }
    }

    private async ValueTask<bool> WriteAsync(ReaderNeed need) =>
        await _output.WriteSlicedAsync(need.Bytes, _reader.Progress, CancellationToken.None);

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
        _reader.Progress();
        if (message is not null)
        {
            feed.Release(message);
        }

        if (!isOpen)
        {
            _reader.TryEnd(out _);
        }
    }

    private static bool IsOpen(FlushResult flush) => !flush.IsCompleted && !flush.IsCanceled;

    private static async ValueTask<bool> IsOpenAsync(ValueTask<FlushResult> flush) => IsOpen(await flush);
}
