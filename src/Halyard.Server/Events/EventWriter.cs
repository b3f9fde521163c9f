using System.Threading.Channels;

using Halyard.Server.Hosting;
using Halyard.Server.Storage;

using Microsoft.Extensions.Options;

namespace Halyard.Server.Events;

/// <summary>
/// Writes payloads to the database in groups: all that wait go into one transaction, so that a thousand senders cost one flush of the disk. Each sender is
/// answered when its payload is on the disk, and not before.
/// </summary>
/// <remarks>
/// Shutdown: the web server stops first and waits for its requests, whose payloads are still written; then the queue is completed, the loop writes what is
/// left and ends.
/// </remarks>
internal sealed partial class EventWriter : IHostedService
{
    private const int GroupLimit = 512;

    // Shared between requests and the loop.
    private readonly Channel<Waiting> _queue;

    // Touched by the loop only.
    private readonly List<Waiting> _group = new(GroupLimit);
    private readonly Database _database;
    private readonly ILogger<EventWriter> _logger;
    private Task _loop = Task.CompletedTask;
    private bool _failing;

    public EventWriter(Database database, IOptions<EventOptions> options, ILogger<EventWriter> logger)
    {
        _database = database;
        _logger = logger;
        _queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(options.Value.QueueLength) { SingleReader = true });
    }

    /// <summary>Puts a payload into the queue, if there is room, and waits until it is on the disk.</summary>
    public Task<IntakeOutcome> WriteAsync(EventPayload payload)
    {
        var waiting = new Waiting(payload);
        return _queue.Writer.TryWrite(waiting) ? waiting.Outcome : Task.FromResult(IntakeOutcome.Overloaded);
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        using (ExecutionContext.SuppressFlow())
        {
            _loop = Task.Run(RunAsync, CancellationToken.None);
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        return _loop.WaitAsync(cancellationToken);
    }

    private async Task RunAsync()
    {
        while (await _queue.Reader.WaitToReadAsync())
        {
            while (_group.Count < GroupLimit && _queue.Reader.TryRead(out var waiting))
            {
                _group.Add(waiting);
            }

            await WriteGroupAsync();
            _group.Clear();
        }
    }

    private async Task WriteGroupAsync()
    {
        try
        {
            var outcomes = await _database.WriteAsync(
                session => EventStore.AddAsync(session, [.. _group.Select(static waiting => waiting.Payload)], CancellationToken.None),
                static _ => true,
                null,
                CancellationToken.None);
            for (var i = 0; i < outcomes.Count; i++)
            {
                _group[i].Complete(outcomes[i]);
            }

            LogRecovery();
        }
#pragma warning disable CA1031 // The loop must go on whatever the database throws: the senders are told to come again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogTrouble(exception);
            _group.ForEach(static waiting => waiting.Complete(IntakeOutcome.Failed));
        }
    }

    private void LogTrouble(Exception exception)
    {
        if (!_failing)
        {
            LogCannotWrite(exception);
            _failing = true;
        }
    }

    private void LogRecovery()
    {
        if (_failing)
        {
            LogWritingAgain();
            _failing = false;
        }
    }

    private sealed class Waiting(EventPayload payload)
    {
        private readonly TaskCompletionSource<IntakeOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public EventPayload Payload => payload;

        public Task<IntakeOutcome> Outcome => _outcome.Task;

        public void Complete(IntakeOutcome outcome) => _outcome.TrySetResult(outcome);
    }

    [LoggerMessage(EventIds.EventsNotWritten, LogLevel.Error, "Events cannot be written to the database; senders are told to come again.")]
    private partial void LogCannotWrite(Exception exception);

    [LoggerMessage(EventIds.EventsWrittenAgain, LogLevel.Information, "Events are written to the database again.")]
    private partial void LogWritingAgain();
}
