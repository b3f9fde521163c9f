using Halyard.Server.Hosting;
using Halyard.Server.Storage;

using Microsoft.Extensions.Options;

namespace Halyard.Server.Events;

/// <summary>Forgets what is too old, at the start and every hour.</summary>
internal sealed partial class EventPruner(Database database, IOptions<EventOptions> options, TimeProvider time, ILogger<EventPruner> logger)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            do
            {
                await PruneAsync(stoppingToken);
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops; the next start prunes.
        }
    }

    private async Task PruneAsync(CancellationToken cancellationToken)
    {
        try
        {
            var now = time.GetUtcNow();
            await database.WriteAsync(
                session => EventStore.PruneAsync(
                    session, now - options.Value.PayloadMemory, now - options.Value.MinuteRetention, cancellationToken),
                cancellationToken);
        }
#pragma warning disable CA1031 // Whatever it was, the next hour tries again.
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            LogNotPruned(exception);
        }
    }

    [LoggerMessage(EventIds.EventsNotPruned, LogLevel.Warning, "Old event counts could not be deleted; the next attempt is in an hour.")]
    private partial void LogNotPruned(Exception exception);
}
