using System.Net;

using Halyard.Server.Events;
using Halyard.Server.Storage;
using Halyard.Server.Tests.Support;

using Shouldly;

namespace Halyard.Server.Tests.Events;

public sealed class EventWriterTests : IAsyncLifetime
{
    private SdkServer _server = null!;
    private EnvironmentPlace _environment = null!;

    private EventWriter Writer => _server.Get<EventWriter>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await SdkServer.StartAsync(("Halyard:Events:QueueLength", "8"));
        _environment = await _server.AddEnvironmentAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_sender_is_answered_when_its_payload_is_on_the_disk()
    {
        var held = await HeldWriter.TakeAsync(_server.Database);

        var writing = Writer.WriteAsync(Payload("a"));

        writing.IsCompleted.ShouldBeFalse();
        (await _server.EventsAsync()).ShouldBeEmpty();
        await held.DisposeAsync();
        (await writing).ShouldBe(IntakeOutcome.Counted);
        (await _server.EventsAsync()).ShouldBe(["index: 1"]);
    }

    [Fact]
    public async Task A_payload_and_its_retry_that_wait_together_are_counted_once()
    {
        Task<IntakeOutcome>[] writing;
        await using (await HeldWriter.TakeAsync(_server.Database))
        {
            writing = [Writer.WriteAsync(Payload("first")), Writer.WriteAsync(Payload("a")), Writer.WriteAsync(Payload("a"))];
        }

        (await Task.WhenAll(writing)).ShouldBe([IntakeOutcome.Counted, IntakeOutcome.Counted, IntakeOutcome.Duplicate]);
        (await _server.EventsAsync()).ShouldBe(["index: 2"]);
    }

    [Fact]
    public async Task Payloads_beyond_the_queue_are_not_taken_and_the_rest_are_written()
    {
        var taken = new List<Task<IntakeOutcome>>();
        var refused = IntakeOutcome.Counted;
        await using (await HeldWriter.TakeAsync(_server.Database))
        {
            // The loop may take a group out of the queue before it finds the database occupied; then the queue fills.
            while (refused == IntakeOutcome.Counted)
            {
                var writing = Writer.WriteAsync(Payload($"{taken.Count}"));
                if (writing.IsCompleted)
                {
                    refused = await writing;
                }
                else
                {
                    taken.Add(writing);
                }
            }
        }

        refused.ShouldBe(IntakeOutcome.Overloaded);
        (await Task.WhenAll(taken)).ShouldAllBe(static outcome => outcome == IntakeOutcome.Counted);
        (await _server.EventsAsync()).ShouldBe([$"index: {taken.Count}"]);
    }

    [Fact]
    public async Task Who_finds_no_room_is_told_to_come_again()
    {
        await Writer.StopAsync(Token);
        using var content = new StringContent("""[{"kind":"index"}]""");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/bulk") { Content = content };
        request.Headers.TryAddWithoutValidation("Authorization", "sdk-default-production");

        using var response = await _server.Http.SendAsync(request, Token);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        response.Headers.RetryAfter.ShouldNotBeNull();
    }

    [Fact]
    public async Task What_was_taken_is_written_before_the_server_stops()
    {
        Task<IntakeOutcome>[] writing;
        Task stopping;
        await using (await HeldWriter.TakeAsync(_server.Database))
        {
            writing = [.. Enumerable.Range(0, 5).Select(i => Writer.WriteAsync(Payload($"{i}")))];
            stopping = Writer.StopAsync(Token);
            stopping.IsCompleted.ShouldBeFalse();
        }

        await stopping;
        writing.ShouldAllBe(static outcome => outcome.IsCompletedSuccessfully);
        (await _server.EventsAsync()).ShouldBe(["index: 5"]);
    }

    [Fact]
    public async Task A_payload_that_could_not_be_written_is_counted_when_it_is_sent_again()
    {
        await _server.ExecuteAsync("ALTER TABLE event_rollups RENAME TO away");
        var failed = await Writer.WriteAsync(Payload("a"));
        await _server.ExecuteAsync("ALTER TABLE away RENAME TO event_rollups");

        var again = await Writer.WriteAsync(Payload("a"));

        failed.ShouldBe(IntakeOutcome.Failed);
        again.ShouldBe(IntakeOutcome.Counted);
        (await _server.EventsAsync()).ShouldBe(["index: 1"]);
    }

    private EventPayload Payload(string id)
    {
        var tally = new EventTally();
        tally.AddEvent("index");
        return new EventPayload { EnvironmentId = _environment.Id, Id = id, ReceivedAt = _server.Time.GetUtcNow(), Tally = tally };
    }
}
