using System.Buffers;
using System.Text.Json;
using System.Threading.Channels;
using Halyard.Client;
using Halyard.Evaluation.Targeting;
using Microsoft.Extensions.Logging;

namespace Halyard.Events;

/// <summary>Carries what evaluating threads report to the service in batches, without ever making an evaluation wait.</summary>
/// <remarks>
/// Counters have no queue that could overflow: see <see cref="SummaryCounters"/>. Single events wait in a bounded one.
/// At shutdown: the last delivery gets a limited time, then the loop is told to stop, and awaited. What is recorded after that is not sent.
/// </remarks>
internal sealed partial class EventPipeline : IEvaluationRecorder, IAsyncDisposable
{
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(5);

    // Shared between threads.
    private readonly SummaryCounters _counters;
    private readonly RecentContexts _recent;
    private readonly Channel<OutputEvent> _queue;
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly bool _omitAnonymous;
    private TaskCompletionSource<bool> _round = NewRound();
    private long _dropped;
    private int _overflowing;
    private volatile bool _refused;

    // Touched by the loop only.
    private readonly ContextRedactor _contexts;
    private readonly EventSender _sender;

    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly ITimer _interval;
    private readonly Task _loop;

    public EventPipeline(HalyardOptions options, ServiceConnection connection, TimeProvider time, ILogger logger)
    {
        _sender = new EventSender(options, connection, time, logger);
        _time = time;
        _logger = logger;
        _omitAnonymous = options.Events.OmitAnonymousContexts;
        _contexts = new ContextRedactor(options.Events);
        _counters = new SummaryCounters(time);
        _queue = Channel.CreateBounded<OutputEvent>(new BoundedChannelOptions(options.Events.Capacity) { SingleReader = true });

        // Timers and loop outlive whoever created the client: they must not keep that caller's AsyncLocals alive.
        using (Background.Detach())
        {
            _recent = new RecentContexts(options.Events.ContextKeysCapacity, options.Events.ContextKeysFlushInterval, time);
            _interval = time.CreateTimer(
                static self => ((EventPipeline)self!).Flush(), this, options.Events.FlushInterval, options.Events.FlushInterval);
            _loop = Task.Run(RunAsync);
        }
    }

    /// <summary>Single events that found the queue full.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>Reports that a flag was evaluated; a variation below 0 says that the default was served.</summary>
    public void Evaluated(CompiledFlag flag, int variation, Context context, in FlagValue defaultValue)
    {
        _counters.Count(flag, variation, context, defaultValue);
        NoteContext(context);
    }

    /// <summary>Reports that a flag was asked for that is not there, or not yet.</summary>
    public void Missed(string flagKey, Context context, in FlagValue defaultValue)
    {
        _counters.CountUnknown(flagKey, context, defaultValue);
        NoteContext(context);
    }

    /// <inheritdoc/>
    public void Prerequisite(CompiledFlag prerequisite, CompiledFlag dependent, EvaluationResult result, Context context) =>
        _counters.Count(prerequisite, result.VariationIndex, context, FlagValue.Null);

    /// <summary>Asks for a delivery now.</summary>
    public void Flush() => _wake.Writer.TryWrite(true);

    /// <summary>Asks for a delivery now, and waits until everything recorded before is with the service.</summary>
    /// <returns>False if it was lost.</returns>
    public Task<bool> FlushAsync()
    {
        // The loop takes the round before it collects: if this one is still open, what the caller recorded is not collected yet.
        var round = Volatile.Read(ref _round);
        Flush();
        return round.Task;
    }

    public async ValueTask DisposeAsync()
    {
        await _interval.DisposeAsync().ConfigureAwait(false);
        _recent.Dispose();
        try
        {
            await FlushAsync().WaitAsync(ShutdownTimeout, _time, CancellationToken.None).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            LogCutOff(ShutdownTimeout);
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(false);
    }

    private void NoteContext(Context context)
    {
        if (_recent.Add(context.FullyQualifiedKey) && (_omitAnonymous ? WithoutAnonymous(context) : context) is { } described)
        {
            Enqueue(new IndexEvent(_time.GetUtcNow().ToUnixTimeMilliseconds(), described));
        }
    }

    private void Enqueue(OutputEvent item)
    {
        if (_queue.Writer.TryWrite(item))
        {
            return;
        }

        Interlocked.Increment(ref _dropped);
        if (!_refused && Interlocked.Exchange(ref _overflowing, 1) == 0)
        {
            LogDropped();
        }
    }

    private async Task RunAsync()
    {
        try
        {
            while (await _wake.Reader.WaitToReadAsync(_stop.Token).ConfigureAwait(false))
            {
                _wake.Reader.TryRead(out _);
                var round = Interlocked.Exchange(ref _round, NewRound());
                round.SetResult(await DeliverAsync().ConfigureAwait(false));
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Asked to stop.
        }

        Volatile.Read(ref _round).TrySetResult(false);
    }

    private async Task<bool> DeliverAsync()
    {
        try
        {
            var payload = new ArrayBufferWriter<byte>();
            if (!Collect(payload) || _refused)
            {
                return !_refused;
            }

            var outcome = await _sender.SendAsync(payload.WrittenMemory, _stop.Token).ConfigureAwait(false);
            _refused = outcome == DeliveryOutcome.Refused;
            return outcome == DeliveryOutcome.Delivered;
        }
#pragma warning disable CA1031 // The loop's top: whatever happened to one payload, the next must have its chance.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            if (!_stop.IsCancellationRequested)
            {
                LogFailed(exception);
            }

            return false;
        }
    }

    /// <summary>Writes the payload; false if there is nothing to say.</summary>
    private bool Collect(ArrayBufferWriter<byte> payload)
    {
        using var writer = new Utf8JsonWriter(payload);
        var events = 0;
        writer.WriteStartArray();

        // Not until it is empty: those who fill it may be faster.
        for (var waiting = _queue.Reader.Count; waiting > 0 && _queue.Reader.TryRead(out var item); waiting--)
        {
            item.WriteTo(writer, _contexts);
            events++;
        }

        Volatile.Write(ref _overflowing, 0);
        if (_counters.Collect() is { } summary)
        {
            summary.WriteTo(writer, _contexts);
            events++;
        }

        writer.WriteEndArray();
        return events > 0;
    }

    /// <summary>What remains of a context without its anonymous parts; null if nothing does.</summary>
    private static Context? WithoutAnonymous(Context context)
    {
        Context[] known = [.. context.Contexts.Where(part => !part.Anonymous)];
        return known.Length == 0 ? null : Context.CreateMulti(known);
    }

    private static TaskCompletionSource<bool> NewRound() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    [LoggerMessage(EventIds.EventsDropped, LogLevel.Warning,
        "More events are recorded than Halyard:Events:Capacity holds until the next delivery: some are dropped. No counter is affected.")]
    private partial void LogDropped();

    [LoggerMessage(EventIds.EventsCutOff, LogLevel.Warning,
        "The last events did not arrive within {Patience}: the client was disposed without them.")]
    private partial void LogCutOff(TimeSpan patience);

    [LoggerMessage(EventIds.EventLoopFailed, LogLevel.Error, "A payload of events could not be made or sent.")]
    private partial void LogFailed(Exception exception);
}
