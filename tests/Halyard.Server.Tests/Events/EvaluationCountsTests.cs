using Halyard.Server.Access;
using Halyard.Server.Events;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;
using Halyard.Server.Tests.Support;

using Shouldly;

namespace Halyard.Server.Tests.Events;

public sealed class EvaluationCountsTests : IAsyncLifetime
{
    private SdkServer _server = null!;
    private EnvironmentPlace _environment = null!;

    private EvaluationCounts Counts => _server.Get<EvaluationCounts>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await SdkServer.StartAsync();
        _environment = await _server.AddEnvironmentAsync();
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task The_last_hour_adds_up_versions_and_minutes()
    {
        await CountAsync("checkout", 0, 1, 5);
        await CountAsync("checkout", 0, 2, 7);
        _server.Time.Advance(TimeSpan.FromMinutes(30));
        await CountAsync("checkout", 1, 2, 1);
        await CountAsync("banner", -1, 0, 2);

        var flags = (await Counts.LastHourAsync(Actor.System, "default", "production", Token)).Value;

        flags.Keys.ShouldBe(["banner", "checkout"], ignoreOrder: true);
        flags["checkout"].Total.ShouldBe(13);
        flags["checkout"].ByVariation.ShouldBe(new Dictionary<int, long> { [0] = 12, [1] = 1 }, ignoreOrder: true);
        flags["banner"].Total.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_older_than_an_hour_is_not_in_the_last_hour()
    {
        await CountAsync("checkout", 0, 1, 5);
        _server.Time.Advance(TimeSpan.FromMinutes(62));

        var flags = (await Counts.LastHourAsync(Actor.System, "default", "production", Token)).Value;

        flags.ShouldBeEmpty();
    }

    [Fact]
    public async Task Minutes_are_those_of_the_span_and_the_flag()
    {
        var start = _server.Time.GetUtcNow();
        await CountAsync("checkout", 0, 1, 5);
        await CountAsync("banner", 0, 1, 5);
        _server.Time.Advance(TimeSpan.FromMinutes(1));
        await CountAsync("checkout", 0, 1, 6);
        await CountAsync("checkout", 1, 1, 1);
        _server.Time.Advance(TimeSpan.FromMinutes(1));
        await CountAsync("checkout", 0, 1, 7);

        var minutes = (await Counts.MinutesAsync(
            Actor.System, "default", "production", "checkout", start, start + TimeSpan.FromMinutes(1.5), Token)).Value;

        var first = new DateTimeOffset(2026, 1, 5, 10, 30, 0, TimeSpan.Zero);
        minutes.ShouldBe(
        [
            new MinuteEvaluations(first, 0, 5),
            new MinuteEvaluations(first.AddMinutes(1), 0, 6),
            new MinuteEvaluations(first.AddMinutes(1), 1, 1),
        ]);
    }

    [Fact]
    public async Task An_unknown_environment_is_not_found()
    {
        var found = await Counts.LastHourAsync(Actor.System, "default", "nowhere", Token);

        found.Refusal!.Code.ShouldBe(RefusalCode.NotFound);
    }

    [Fact]
    public async Task What_is_too_old_is_forgotten()
    {
        await CountAsync("checkout", 0, 1, 5, "old");
        _server.Time.Advance(TimeSpan.FromHours(2));
        await CountAsync("checkout", 0, 1, 7, "new");
        var now = _server.Time.GetUtcNow();

        await _server.Database.WriteAsync(session => EventStore.PruneAsync(session, now.AddHours(-1), now.AddHours(-1), Token), Token);

        (await _server.EvaluationsAsync()).ShouldBe(["checkout 0 v1: 7"]);
        (await _server.EventsAsync()).ShouldBe(["summary: 1"]);
        (await CountAsync("checkout", 0, 1, 1, "old")).ShouldBe(IntakeOutcome.Counted);
        (await CountAsync("checkout", 0, 1, 1, "new")).ShouldBe(IntakeOutcome.Duplicate);
    }

    private Task<IntakeOutcome> CountAsync(string flag, int variation, int version, long count, string? id = null)
    {
        var tally = new EventTally();
        tally.AddEvent(EventKinds.Summary);
        tally.AddEvaluations(new EvaluationKey(flag, variation, version), count);
        return _server.Get<EventWriter>().WriteAsync(
            new EventPayload { EnvironmentId = _environment.Id, Id = id, ReceivedAt = _server.Time.GetUtcNow(), Tally = tally });
    }
}
