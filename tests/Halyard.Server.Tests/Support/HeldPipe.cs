using System.IO.Pipelines;

namespace Halyard.Server.Tests.Support;

/// <summary>The far end of a stream, whose reader makes room when the test says so. Keeps the very memory that it was handed.</summary>
internal sealed class HeldPipe : PipeWriter
{
    private readonly Queue<TaskCompletionSource<FlushResult>> _held = [];

    public List<ReadOnlyMemory<byte>> Written { get; } = [];

    /// <summary>Whether writes wait until they are let go.</summary>
    public bool IsHolding { get; set; }

    public override ValueTask<FlushResult> WriteAsync(ReadOnlyMemory<byte> source, CancellationToken cancellationToken = default)
    {
        Written.Add(source);
        if (!IsHolding)
        {
            return ValueTask.FromResult(default(FlushResult));
        }

        // On the releasing test's own thread: when it is back, everything that follows from it has been done.
        var held = new TaskCompletionSource<FlushResult>();
        _held.Enqueue(held);
        return new ValueTask<FlushResult>(held.Task);
    }

    /// <summary>The reader makes room for the write that waits.</summary>
    public void LetGo() => _held.Dequeue().SetResult(default);

    /// <summary>The reader goes.</summary>
    public void Break()
    {
        IsHolding = false;
        while (_held.TryDequeue(out var held))
        {
            held.SetResult(new FlushResult(isCanceled: false, isCompleted: true));
        }
    }

    public override void Advance(int bytes) => throw new NotSupportedException();

    public override Memory<byte> GetMemory(int sizeHint = 0) => throw new NotSupportedException();

    public override Span<byte> GetSpan(int sizeHint = 0) => throw new NotSupportedException();

    public override void CancelPendingFlush() => throw new NotSupportedException();

    public override void Complete(Exception? exception = null)
    {
    }

    public override ValueTask<FlushResult> FlushAsync(CancellationToken cancellationToken = default) => throw new NotSupportedException();
}
