using System.Threading.Channels;

using Halyard.Server.Changes;

namespace Halyard.Server.Dashboard.Shell;

/// <summary>Tells a page of changes that concern it: gathered over a moment, so that a burst redraws it once.</summary>
internal sealed class LiveChanges : IDisposable
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(100);

    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<Change> _queue = Channel.CreateBounded<Change>(
        new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly IDisposable _subscription;
    private readonly TimeProvider _time;
    private readonly Func<IReadOnlyList<Change>, Task> _changed;

    public LiveChanges(ChangeFeed feed, TimeProvider time, Func<Change, bool> concerns, Func<IReadOnlyList<Change>, Task> changed)
    {
        _time = time;
        _changed = changed;
        _subscription = feed.Subscribe(change =>
        {
            if (concerns(change))
            {
                _queue.Writer.TryWrite(change);
            }
        });
        Running = RunAsync(_stop.Token);
    }

    /// <summary>Ends after <see cref="Dispose"/>.</summary>
    public Task Running { get; }

    public void Dispose()
    {
        _subscription.Dispose();
        _stop.Cancel();
        _stop.Dispose();
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await _queue.Reader.WaitToReadAsync(cancellationToken))
            {
                await Task.Delay(Gather, _time, cancellationToken);
                var gathered = new List<Change>();
                while (_queue.Reader.TryRead(out var change))
                {
                    gathered.Add(change);
                }

                await _changed(gathered);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The page is gone.
        }
    }
}
