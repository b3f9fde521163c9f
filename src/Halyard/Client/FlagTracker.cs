using System.Threading.Channels;
using Halyard.Client;
using Halyard.Stores;
using Microsoft.Extensions.Logging;

namespace Halyard;

/// <summary>Tells when flags change.</summary>
/// <remarks>
/// Listeners are called one after another on a thread of the pool, never on the one that subscribed. One that throws is logged, and the
/// others are called all the same. A slow one delays the others but not the flags.
/// </remarks>
public sealed partial class FlagTracker
{
    // Changes that wait for slow listeners; more than a restart of everything brings.
    private const int WaitingAtMost = 10_000;

    private readonly Func<string, Context, FlagValue, FlagValue> _peek;
    private readonly ILogger _logger;
    private readonly Channel<IReadOnlyList<string>> _changes;
    private readonly Task _loop;
    private int _overflowed;

    internal FlagTracker(Func<string, Context, FlagValue, FlagValue> peek, ILogger logger)
    {
        _peek = peek;
        _logger = logger;
        var waiting = new BoundedChannelOptions(WaitingAtMost) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite };
        _changes = Channel.CreateBounded<IReadOnlyList<string>>(waiting, _ => NoteOverflow());
        using (Background.Detach())
        {
            _loop = Task.Run(RunAsync);
        }
    }

    /// <summary>A flag, or a prerequisite or segment that it depends on, has changed, appeared or gone.</summary>
    public event EventHandler<FlagChangeEvent>? FlagChanged;

    /// <summary>
    /// Calls a listener whenever a flag gets another value for a context. The evaluations for it are not reported to the service.
    /// </summary>
    /// <remarks>
    /// Values that follow each other faster than the listener is called may be told as one change, from the first to the last.
    /// </remarks>
    /// <param name="key">The flag's key; the flag need not exist yet.</param>
    /// <param name="context">For whom.</param>
    /// <param name="listener">What is called.</param>
    /// <param name="defaultValue">What counts as the value while the flag has none.</param>
    /// <returns>Ends the calls when disposed.</returns>
    public IDisposable AddFlagValueChangeListener(
        string key, Context context, Action<FlagValueChangeEvent> listener, FlagValue defaultValue = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(listener);
        return new FlagValueListener(this, key, () => _peek(key, context, defaultValue), listener);
    }

    internal void Publish(SnapshotChange change)
    {
        if (FlagChanged is not null && Dependants.Of(change) is { Count: > 0 } keys)
        {
            _changes.Writer.TryWrite(keys);
        }
    }

    /// <summary>
    /// Ends the calls, and waits for the one that is under way; not for ever, for it may be the one that stops the tracker.
    /// </summary>
    internal async Task StopAsync(TimeSpan patience, TimeProvider time)
    {
        FlagChanged = null;
        _changes.Writer.TryComplete();
        try
        {
            await _loop.WaitAsync(patience, time, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            LogOverflow();
        }
    }

    private async Task RunAsync()
    {
        await foreach (var keys in _changes.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            Volatile.Write(ref _overflowed, 0);
            foreach (var key in keys)
            {
                Raise(new FlagChangeEvent(key));
            }
        }
    }

    private void Raise(FlagChangeEvent change)
    {
        foreach (var listener in Delegate.EnumerateInvocationList(FlagChanged))
        {
            try
            {
                listener(this, change);
            }
#pragma warning disable CA1031 // The listener is somebody else's code.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                LogFailed(change.Key, exception);
            }
        }
    }

    private void NoteOverflow()
    {
        if (Interlocked.Exchange(ref _overflowed, 1) == 0)
        {
            LogOverflow();
        }
    }

    [LoggerMessage(EventIds.ListenerFailed, LogLevel.Error, "A listener failed on a change of flag '{Flag}'.")]
    private partial void LogFailed(string flag, Exception exception);

    [LoggerMessage(EventIds.ListenersTooSlow, LogLevel.Warning, "Listeners to flag changes are too slow: some changes are not announced.")]
    private partial void LogOverflow();
}
