using Microsoft.Extensions.Logging;
using Shouldly;

namespace Halyard.Tests.Client;

public sealed class LifecycleTests : WireTests
{
    [Fact]
    public async Task A_started_client_has_its_first_flags()
    {
        var starting = HalyardClient.StartAsync(Options(), cancellationToken: Token);
        await (await Service.NextStreamAsync(Token)).PutAsync(Some.Flag("f1"));

        await using var client = await starting;

        client.IsInitialized.ShouldBeTrue();
        client.BoolVariation("f1", User).ShouldBeTrue();
    }

    [Fact]
    public async Task A_start_that_takes_too_long_gives_a_client_that_goes_on_trying()
    {
        var starting = HalyardClient.StartAsync(Options(), cancellationToken: Token);
        var stream = await Service.NextStreamAsync(Token);
        await Time.TimerAsync(TimeSpan.FromSeconds(5), Token);
        Time.Advance(TimeSpan.FromSeconds(5));
        await using var client = await starting;
        client.IsInitialized.ShouldBeFalse();
        Log.At(LogLevel.Warning).ShouldHaveSingleItem().Id.ShouldBe(EventIds.NotReadyInTime);

        await stream.PutAsync(Some.Flag("f1"));

        (await client.WaitForInitializationAsync(Patience, Token)).ShouldBeTrue();
    }

    [Fact]
    public async Task A_start_that_is_cancelled_leaves_nothing_behind()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var starting = HalyardClient.StartAsync(Options(), Patience, cancel.Token);
        var stream = await Service.NextStreamAsync(Token);

        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(starting);
        await stream.Ended.WaitAsync(Patience, TimeProvider.System, Token);
    }

    [Fact]
    public async Task A_client_that_is_not_ready_serves_defaults_and_says_so_once()
    {
        var client = Connect();
        await Service.NextStreamAsync(Token);

        client.BoolVariationDetail("f1", User, true)
            .ShouldBe(new(true, null, EvaluationReason.Error(EvaluationErrorKind.ClientNotReady)));
        client.BoolVariation("f2", User);

        Log.At(LogLevel.Warning).ShouldHaveSingleItem().Id.ShouldBe(EventIds.NotReady);
    }

    [Fact]
    public async Task A_disposed_client_serves_defaults()
    {
        var (client, _) = await StartAsync(Some.Flag("f1", 1));

        await client.DisposeAsync();

        client.IsInitialized.ShouldBeFalse();
        client.IntVariationDetail("f1", User, 7).ShouldBe(new(7, null, EvaluationReason.Error(EvaluationErrorKind.ClientNotReady)));
        (await client.FlushAsync(Patience, Token)).ShouldBeFalse();
        client.Flush();
        (await client.WaitForInitializationAsync(Patience, Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_client_can_be_disposed_many_times_at_once()
    {
        var (client, _) = await StartAsync(Some.Flag("f1"));
        client.BoolVariation("f1", User);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.DisposeAsync().AsTask()));
        client.Dispose();

        Service.TakePosts().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Disposal_ends_the_wait_for_the_first_flags()
    {
        var client = Connect();
        var waiting = client.WaitForInitializationAsync(Patience, Token);

        await client.DisposeAsync();

        (await waiting).ShouldBeFalse();
    }

    [Fact]
    public async Task A_client_with_faulty_options_logs_every_fault_and_serves_defaults()
    {
        var client = Connect(options =>
        {
            options.SdkKey = "";
            options.Events.Capacity = 0;
        });

        (await client.WaitForInitializationAsync(Patience, Token)).ShouldBeFalse();
        client.BoolVariation("f1", User, true).ShouldBeTrue();
        (await client.FlushAsync(Patience, Token)).ShouldBeTrue();
        Log.At(LogLevel.Error).Select(line => line.Text).ShouldBe(
        [
            "The client serves defaults only: Halyard:SdkKey is not set; it must be the SDK key of an environment.",
            "The client serves defaults only: Halyard:Events:Capacity is 0; it must be between 1 and 1,000,000.",
        ]);
    }

    [Fact]
    public async Task A_handler_factory_that_throws_does_not_reach_the_caller()
    {
        var client = Connect(options => options.Http.HandlerFactory = () => throw new InvalidOperationException("no"));

        (await client.WaitForInitializationAsync(Patience, Token)).ShouldBeFalse();
        Log.At(LogLevel.Error).ShouldHaveSingleItem().Id.ShouldBe(EventIds.HandlerFactoryFailed);
    }

    [Fact]
    public async Task A_logger_that_throws_ends_nothing_and_reaches_nobody()
    {
        Service.RefuseStreams(503);
        var client = Connect(options => options.LoggerFactory = new ThrowingLoggers());
        Time.Advance(await Time.TimerAsync(TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(1), Token));

        await (await Service.NextStreamAsync(Token)).PutAsync();

        (await client.WaitForInitializationAsync(Patience, Token)).ShouldBeTrue();
        client.BoolVariationDetail("f1", User).Reason.ErrorKind.ShouldBe(EvaluationErrorKind.FlagNotFound);
    }

    [Fact]
    public async Task Threads_may_evaluate_while_the_data_is_replaced_and_the_client_disposed()
    {
        var (client, stream) = await StartAsync(Some.Flag("f1", 1));
        using var stop = new CancellationTokenSource();

        var evaluating = Enumerable.Range(0, 4).Select(_ => Task.Run(() => EvaluateUntil(stop.Token), Token)).ToArray();
        for (var version = 2; version < 50; version++)
        {
            await stream.PutAsync(Some.Flag("f1", version, version));
        }

        await client.DisposeAsync();
        await stop.CancelAsync();

        await Task.WhenAll(evaluating);

        void EvaluateUntil(CancellationToken stopped)
        {
            while (!stopped.IsCancellationRequested)
            {
                client.IntVariation("f1", User);
            }
        }
    }

    private sealed class ThrowingLoggers : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => throw new InvalidOperationException("no");

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            throw new InvalidOperationException("no");

        public void Dispose()
        {
        }
    }
}
