using Halyard.Server.Access;
using Halyard.Server.Changes;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;

namespace Halyard.Server.Delivery;

/// <summary>
/// Keeps the feeds what the database says: reads on from the last change that it knows, by number. A change that was made elsewhere, or a message that was
/// lost, costs a second and not a change; a database that is down costs changes only, and they are made up for.
/// </summary>
/// <remarks>
/// Start: the first reading is done before the server listens, so that nobody who comes is sent away; if it fails, SDKs are answered 503 until one succeeds.
/// Stop: streams end when the host says that it stops, so that the web server need not wait for them; the loop ends with the hosted services.
/// </remarks>
internal sealed partial class FeedLoop(
    Database database,
    FeedRegistry registry,
    ChangeWatch watch,
    KeyDirectory keys,
    IHostApplicationLifetime lifetime,
    ILogger<FeedLoop> logger) : IHostedService, IDisposable
{
    private const int ChangesAtOnce = 500;

    private readonly CancellationTokenSource _stopping = new();
    private Task _loop = Task.CompletedTask;

    // Touched by one pass at a time.
    private long? _position;
    private bool _isFailing;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStopping.Register(registry.Close);
        await PassAsync(cancellationToken);
        using (ExecutionContext.SuppressFlow())
        {
            _loop = Task.Run(RunAsync, CancellationToken.None);
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync();
        await _loop.WaitAsync(cancellationToken);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task RunAsync()
    {
        try
        {
            while (true)
            {
                await watch.WaitAsync(_stopping.Token);
                await PassAsync(_stopping.Token);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task PassAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SyncAsync(cancellationToken);
            LogRecovery();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
#pragma warning disable CA1031 // The loop must go on whatever the database throws; the next pass begins where this one did.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogTrouble(exception);
        }
        finally
        {
            registry.Passed();
        }
    }

    private async Task SyncAsync(CancellationToken cancellationToken)
    {
        var asked = watch.Now;
        await using var session = await database.ReadAsync(cancellationToken);
        if (_position is null)
        {
            await LoadAsync(session, cancellationToken);
        }

        while (await CatchUpAsync(session, cancellationToken))
        {
            // As long as there are more changes than are read at once.
        }

        await EndRevokedAsync(cancellationToken);
        registry.Synced(asked);
    }

    private async Task LoadAsync(Session session, CancellationToken cancellationToken)
    {
        // Before the data: what is committed in between is read twice, which does no harm, and not missed.
        var position = await DeliveryStore.GetNewestChangeAsync(session, cancellationToken);
        watch.Forget(position);
        await SetEnvironmentsAsync(session, cancellationToken);
        _position = position;
        LogLoaded(registry.Feeds.Sum(static feed => feed.Current.Snapshot.Flags.Count()), registry.Feeds.Count);
    }

    private async Task<bool> CatchUpAsync(Session session, CancellationToken cancellationToken)
    {
        var rows = await DeliveryStore.ListChangesAsync(session, _position!.Value, ChangesAtOnce, cancellationToken);
        if (rows.Any(static row => row.Resource is ResourceKind.Environment or ResourceKind.Project))
        {
            await SetEnvironmentsAsync(session, cancellationToken);
        }

        var changes = await new FeedReader(session).ReadChangesAsync([.. rows.Select(watch.Date)], registry.Feeds, cancellationToken);
        foreach (var feed in changes.GroupBy(static change => change.Feed, static change => change.Change))
        {
            feed.Key.Apply([.. feed]);
        }

        _position = rows.Count == 0 ? _position : rows[^1].Number;
        return rows.Count == ChangesAtOnce;
    }

    private async Task SetEnvironmentsAsync(Session session, CancellationToken cancellationToken)
    {
        var reader = new FeedReader(session);
        var environments = await Places.ListAllEnvironmentsAsync(session, cancellationToken);
        await registry.SetAsync(environments, environment => reader.ReadAllAsync(environment, cancellationToken));
    }

    // A key is revoked when it is reset, or when the grace period of an old one is over.
    private async Task EndRevokedAsync(CancellationToken cancellationToken)
    {
        foreach (var feed in registry.Feeds)
        {
            foreach (var key in feed.Keys)
            {
                if ((await keys.FindSdkKeyAsync(key, cancellationToken))?.Id != feed.Environment.Id)
                {
                    feed.End(key);
                }
            }
        }
    }

    private void LogTrouble(Exception exception)
    {
        if (!_isFailing)
        {
            LogBehind(exception);
            _isFailing = true;
        }
    }

    private void LogRecovery()
    {
        if (_isFailing)
        {
            LogCaughtUp();
            _isFailing = false;
        }
    }

    [LoggerMessage(EventIds.FeedsLoaded, LogLevel.Debug, "Serving {Flags} flags in {Environments} environments.")]
    private partial void LogLoaded(int flags, int environments);

    [LoggerMessage(EventIds.FeedsBehind, LogLevel.Error, "Changes cannot be read from the database; SDKs are served what is in memory.")]
    private partial void LogBehind(Exception exception);

    [LoggerMessage(EventIds.FeedsCaughtUp, LogLevel.Information, "Changes are read from the database again.")]
    private partial void LogCaughtUp();
}
