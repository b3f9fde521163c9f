using System.Collections.Concurrent;
using System.Threading.Channels;

using Halyard.Server.Changes;

using Microsoft.Extensions.Options;

namespace Halyard.Server.Delivery;

/// <summary>Says when to ask the database for changes: when this process has made one, and every second in case another has.</summary>
internal sealed class ChangeWatch : IDisposable
{
    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly ConcurrentDictionary<long, long> _commits = new();
    private readonly TimeProvider _time;
    private readonly IDisposable _subscription;
    private readonly ITimer _timer;

    public ChangeWatch(ChangeFeed changes, IOptions<DeliveryOptions> options, TimeProvider time)
    {
        _time = time;
        _subscription = changes.Subscribe(change =>
        {
            _commits[change.Number] = _time.GetTimestamp();
            _signals.Writer.TryWrite(true);
        });
        _timer = time.CreateTimer(_ => _signals.Writer.TryWrite(true), null, options.Value.CatchUp, options.Value.CatchUp);
    }

    public long Now => _time.GetTimestamp();

    public async ValueTask WaitAsync(CancellationToken cancellationToken) => await _signals.Reader.ReadAsync(cancellationToken);

    /// <summary>Dates a change by this process's monotonic clock: exactly when it was made here, by the writer's clock when it was made elsewhere.</summary>
    public CommittedChange Date(ChangeRow row)
    {
        if (_commits.TryRemove(row.Number, out var timestamp))
        {
            return new CommittedChange(row, timestamp);
        }

        var age = _time.GetUtcNow() - DateTimeOffset.FromUnixTimeMilliseconds(row.At);
        return new CommittedChange(row, _time.GetTimestamp() - (long)(age.TotalSeconds * _time.TimestampFrequency));
    }

    /// <summary>Forgets changes that need no date: they were there before anybody was served.</summary>
    public void Forget(long upTo)
    {
        foreach (var number in _commits.Keys.Where(number => number <= upTo))
        {
            _commits.TryRemove(number, out _);
        }
    }

    public void Dispose()
    {
        _subscription.Dispose();
        _timer.Dispose();
    }
}
