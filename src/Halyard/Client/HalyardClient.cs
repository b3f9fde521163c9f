using Halyard.Client;
using Halyard.DataSources;
using Halyard.Events;
using Halyard.Stores;
using Microsoft.Extensions.Logging;

namespace Halyard;

/// <summary>Serves the flags of one environment, evaluated in process, from data that a stream keeps current.</summary>
/// <remarks>
/// One for the whole program, shared by all its threads. Whatever goes wrong, evaluations neither throw nor wait: they serve the caller's
/// default and say why. Without a container, make it with <see cref="StartAsync"/>; with one, by <c>services.AddHalyard(…)</c>.
/// </remarks>
public sealed partial class HalyardClient : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan ListenerPatience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan DisposePatience = TimeSpan.FromSeconds(10);

    private readonly FlagReader _flags;
    private readonly SnapshotStore _store;
    private readonly EventPipeline? _events;
    private readonly ServiceConnection? _connection;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _dataSource = Task.CompletedTask;
    private readonly Lazy<Task> _shutdown;
    private readonly TimeSpan _startWait;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>
    /// Makes a client, which begins to connect in the background. Does no I/O itself and does not fail: with faulty options the client logs
    /// every fault and serves defaults.
    /// </summary>
    /// <param name="options">How the client works; read now and not again.</param>
    public HalyardClient(HalyardOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _time = options.TimeProvider ?? TimeProvider.System;
        _startWait = options.StartWait;
        _logger = SafeLogger.From(options.LoggerFactory);
        _shutdown = new Lazy<Task>(ShutDownAsync);
        FlagTracker = new FlagTracker((key, context, defaultValue) => _flags!.Peek(key, context, defaultValue), _logger);
        _store = new SnapshotStore(FlagTracker);
        _connection = Connect(options);
        if (_connection is not null)
        {
            _events = options.Events.Send ? new EventPipeline(options, _connection, _time, _logger) : null;
            var source = new StreamingDataSource(options, _connection, _store, _time, _logger);
            using (Background.Detach())
            {
                _dataSource = Task.Run(() => source.RunAsync(_stop.Token));
            }
        }

        _flags = new FlagReader(_store, _events, _logger);
    }

    /// <summary>Makes a client and waits for its first flags.</summary>
    /// <param name="options">How the client works; read now and not again.</param>
    /// <param name="timeout">How long to wait; <see cref="HalyardOptions.StartWait"/> if not given.</param>
    /// <param name="cancellationToken">Gives up the wait, and disposes the client.</param>
    /// <returns>
    /// The client, in any case: see <see cref="IsInitialized"/>. One that has no flags yet goes on trying, and serves defaults meanwhile.
    /// </returns>
    public static async Task<HalyardClient> StartAsync(
        HalyardOptions options, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        var client = new HalyardClient(options);
        try
        {
            await client.WaitForInitializationAsync(timeout ?? client._startWait, cancellationToken).ConfigureAwait(false);
            return client;
        }
        catch (OperationCanceledException)
        {
            await client.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Whether the client has flags to serve.</summary>
    public bool IsInitialized => _store.Current is not null;

    /// <summary>Tells when flags change.</summary>
    public FlagTracker FlagTracker { get; }

    /// <summary>
    /// Waits until the client has flags to serve, or never will have: because its options are faulty, the service refused it, or it was
    /// disposed.
    /// </summary>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">Gives up the wait.</param>
    /// <returns>Whether the client has flags to serve.</returns>
    public async Task<bool> WaitForInitializationAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        try
        {
            await Task.WhenAny(_store.Filled, _dataSource).WaitAsync(timeout, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            LogNotReadyInTime(timeout);
        }

        return IsInitialized;
    }

    /// <summary>Sends what is queued soon, without waiting for it.</summary>
    public void Flush() => _events?.Flush();

    /// <summary>Sends what is queued, and waits until it has arrived.</summary>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="cancellationToken">Gives up the wait; the delivery goes on.</param>
    /// <returns>
    /// Whether everything recorded before has been delivered. True too when there was nothing, or when nothing is to be sent.
    /// </returns>
    public async Task<bool> FlushAsync(TimeSpan timeout, CancellationToken cancellationToken = default)
    {
        if (_events is null)
        {
            return true;
        }

        try
        {
            return await _events.FlushAsync().WaitAsync(timeout, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    /// <summary>Ends the stream, and delivers what is queued, which takes up to 5 s. From then on defaults are served.</summary>
    /// <returns>Completes when all is done; it never fails.</returns>
    public ValueTask DisposeAsync() => new(_shutdown.Value);

    /// <summary>
    /// Does what <see cref="DisposeAsync"/> does, and holds the calling thread meanwhile: without that, a program that ends next would lose
    /// its events.
    /// </summary>
    public void Dispose() => _shutdown.Value.Wait(DisposePatience);

    private async Task ShutDownAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _dataSource.ConfigureAwait(false);
        _store.Close();
        await FlagTracker.StopAsync(ListenerPatience, _time).ConfigureAwait(false);
        if (_events is not null)
        {
            await _events.DisposeAsync().ConfigureAwait(false);
        }

        _connection?.Dispose();
        _stop.Dispose();
    }

    /// <summary>Null, with the reason in the log, if the options do not allow for one.</summary>
    private ServiceConnection? Connect(HalyardOptions options)
    {
        var faults = OptionsFaults.Of(options);
        foreach (var fault in faults)
        {
            LogFault(fault);
        }

        if (faults.Length > 0)
        {
            return null;
        }

        try
        {
            return new ServiceConnection(options, _logger);
        }
#pragma warning disable CA1031 // The handler's factory is the caller's own code.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogHandlerFailed(exception);
            return null;
        }
    }

    [LoggerMessage(EventIds.OptionsFaulty, LogLevel.Error, "The client serves defaults only: {Fault}")]
    private partial void LogFault(string fault);

    [LoggerMessage(EventIds.HandlerFactoryFailed, LogLevel.Error, "The client serves defaults only: Halyard:Http:HandlerFactory failed.")]
    private partial void LogHandlerFailed(Exception exception);

    [LoggerMessage(EventIds.NotReadyInTime, LogLevel.Warning,
        "The flags did not come within {Patience}: defaults are served until they do.")]
    private partial void LogNotReadyInTime(TimeSpan patience);
}
