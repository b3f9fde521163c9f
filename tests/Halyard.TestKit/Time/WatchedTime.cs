using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Halyard.TestKit;

/// <summary>
/// A clock that stands still until it is advanced, and that tells which timers were set: so a test can wait until the code under test
/// waits, and only then let the time go by.
/// </summary>
public sealed class WatchedTime : FakeTimeProvider
{
    private readonly Channel<(TimeSpan Due, DateTimeOffset At)> _set = Channel.CreateUnbounded<(TimeSpan, DateTimeOffset)>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new WatchedTimer(this, base.CreateTimer(callback, state, dueTime, period));
        Note(dueTime);
        return timer;
    }

    /// <summary>Waits until a timer of this length is set; those that were set before it are forgotten.</summary>
    public Task<TimeSpan> TimerAsync(TimeSpan due, CancellationToken cancellationToken) => TimerAsync(due, due, cancellationToken);

    /// <summary>Waits until a timer within these bounds is set; those that were set before it are forgotten.</summary>
    public Task<TimeSpan> TimerAsync(TimeSpan least, TimeSpan most, CancellationToken cancellationToken) =>
        TimerAsync(least, most, DateTimeOffset.MinValue, cancellationToken);

    /// <summary>Waits until a timer of this length is set at the present moment, which is that of the last advance.</summary>
    public Task<TimeSpan> TimerSetNowAsync(TimeSpan due, CancellationToken cancellationToken) =>
        TimerAsync(due, due, GetUtcNow(), cancellationToken);

    private async Task<TimeSpan> TimerAsync(TimeSpan least, TimeSpan most, DateTimeOffset since, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (due, at) = await Arrival.NextAsync(_set.Reader, $"timer of {least} to {most}", cancellationToken);
            if (due >= least && due <= most && at >= since)
            {
                return due;
            }
        }
    }

    private void Note(TimeSpan dueTime) => _set.Writer.TryWrite((dueTime, GetUtcNow()));

    private sealed class WatchedTimer(WatchedTime time, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var changed = timer.Change(dueTime, period);
            time.Note(dueTime);
            return changed;
        }

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
