namespace Halyard.DataSources;

/// <summary>
/// Reads another stream and gives up when that is silent for too long: any byte counts, be it of a comment that the parser hides.
/// </summary>
internal sealed class GuardedStream : Stream
{
    private readonly Stream _inner;
    private readonly TimeSpan _patience;
    private readonly CancellationTokenSource _silent;

    public GuardedStream(Stream inner, TimeSpan patience, TimeProvider time)
    {
        _inner = inner;
        _patience = patience;
        _silent = new CancellationTokenSource(patience, time);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="TimeoutException">Nothing came for too long.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        _silent.CancelAfter(_patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _silent.Token);
        try
        {
            return await _inner.ReadAsync(buffer, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (_silent.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"Nothing came for {_patience}.");
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _silent.Dispose();
            _inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
