using System.Diagnostics;
using Shouldly;

namespace Halyard.Tests.Client;

/// <summary>A client uses nothing of the thread that it is made or called on.</summary>
public sealed class CallerTests : WireTests
{
    [Fact]
    public async Task A_callers_synchronization_context_gets_no_work()
    {
        var context = new CountingContext();
        var serving = ServeAsync();

        await Task.Run(
            () =>
            {
                SynchronizationContext.SetSynchronizationContext(context);
                return UseClientAsync();
            },
            Token);

        await serving;
        context.Posted.ShouldBe(0);
    }

    [Fact]
    public async Task A_callers_task_scheduler_gets_no_work()
    {
        var scheduler = new CountingScheduler();
        var serving = ServeAsync();

        await await Task.Factory.StartNew(UseClientAsync, Token, TaskCreationOptions.None, scheduler);

        await serving;
        scheduler.Queued.ShouldBe(1);
    }

    [Fact]
    public async Task A_callers_async_locals_are_not_kept_by_the_clients_loops()
    {
        var local = new AsyncLocal<string?> { Value = "caller" };
        var seenByListener = "none";
        var client = Connect();
        var seen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        client.FlagTracker.FlagChanged += (_, _) =>
        {
            seenByListener = local.Value ?? "nothing";
            seen.SetResult();
        };

        await (await Service.NextStreamAsync(Token)).PutAsync(Some.Flag("f1"));
        await seen.Task.WaitAsync(Patience, TimeProvider.System, Token);

        seenByListener.ShouldBe("nothing");
    }

    [Fact]
    public async Task A_client_can_be_made_where_the_flow_of_async_locals_is_suppressed()
    {
        HalyardClient client;
        using (ExecutionContext.SuppressFlow())
        {
            client = Connect();
        }

        await (await Service.NextStreamAsync(Token)).PutAsync();

        (await client.WaitForInitializationAsync(Patience, Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task Requests_do_not_join_the_callers_trace()
    {
        using var activity = new Activity("caller").Start();

        var (_, stream) = await StartAsync();

        stream.Request.GetValueOrDefault("traceparent", "").ShouldNotContain(activity.TraceId.ToString());
    }

    private async Task ServeAsync() => await (await Service.NextStreamAsync(Token)).PutAsync(Some.Flag("f1"));

    private async Task UseClientAsync()
    {
        var client = await HalyardClient.StartAsync(Options(), Patience, Token).ConfigureAwait(false);
        client.BoolVariation("f1", User);
        await client.WaitForInitializationAsync(Patience, Token).ConfigureAwait(false);
        await client.FlushAsync(Patience, Token).ConfigureAwait(false);
        await client.DisposeAsync().ConfigureAwait(false);
    }

    private sealed class CountingContext : SynchronizationContext
    {
        private int _posted;

        public int Posted => _posted;

        public override void Post(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref _posted);
            base.Post(d, state);
        }

        public override void Send(SendOrPostCallback d, object? state)
        {
            Interlocked.Increment(ref _posted);
            base.Send(d, state);
        }
    }

    private sealed class CountingScheduler : TaskScheduler
    {
        private int _queued;

        public int Queued => _queued;

        protected override void QueueTask(Task task)
        {
            Interlocked.Increment(ref _queued);
            ThreadPool.UnsafeQueueUserWorkItem(_ => TryExecuteTask(task), null);
        }

        protected override bool TryExecuteTaskInline(Task task, bool taskWasPreviouslyQueued) => false;

        protected override IEnumerable<Task> GetScheduledTasks() => [];
    }
}
