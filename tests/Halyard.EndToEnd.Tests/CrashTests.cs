using Halyard.EndToEnd.Tests.Support;

using Shouldly;

namespace Halyard.EndToEnd.Tests;

public sealed class CrashTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_server_that_is_killed_has_every_change_and_event_that_it_acknowledged_once()
    {
        await using var server = await HalyardProcess.StartAsync();
        string[] flags = ["one", "two", "three"];
        foreach (var flag in flags)
        {
            await server.Api.CreateFlagAsync(flag);
        }

        var changes = Array.ConvertAll(flags, flag => new ChangeBurst(server, flag));
        var events = new EventBurst(server);
        Task[] running = [events.RunAsync(), .. changes.Select(static burst => burst.RunAsync())];
        await Task.WhenAll([events.IsUnderWay, .. changes.Select(static burst => burst.IsUnderWay)]);
        await server.KillAsync();
        await Task.WhenAll(running);
        await server.StartAgainAsync();

        foreach (var (flag, burst) in flags.Zip(changes))
        {
            // What was cut off may have been committed or not; what was acknowledged was. The first change made the flag.
            var committed = await server.Stored.ChangesAsync(flag) - 1;
            committed.ShouldBeInRange(burst.Acknowledged, burst.Acknowledged + 1);
            (await server.Api.IsOnAsync(flag)).ShouldBe(ChangeBurst.IsOnAfter(committed));
        }

        var counted = await server.Stored.EvaluationsOfAsync("burst");
        counted.ShouldBeInRange(events.Acknowledged, events.Sent.Count);
        foreach (var id in events.Sent)
        {
            (await events.SendAsync(id)).ShouldBeTrue();
        }

        (await server.Stored.EvaluationsOfAsync("burst")).ShouldBe(events.Sent.Count);
        output.WriteLine(
            $"Killed after {changes.Sum(static burst => burst.Acknowledged)} acknowledged changes and {events.Acknowledged} acknowledged payloads; all of them are there.");
    }

    [Fact]
    public async Task Our_SDK_serves_on_while_the_server_is_dead_and_recovers_by_itself()
    {
        await using var server = await HalyardProcess.StartAsync();
        await server.Api.CreateFlagAsync("checkout");
        await server.Api.SwitchAsync("checkout", true);
        await using var sdk = await SdkWatcher.StartAsync(server, "checkout");
        await sdk.WaitForAsync(true);

        await server.KillAsync();
        sdk.Value.ShouldBeTrue();
        await server.StartAgainAsync();
        await server.Api.SwitchAsync("checkout", false);

        await sdk.WaitForAsync(false);
    }

    [Fact]
    public async Task LaunchDarklys_Node_SDK_recovers_by_itself()
    {
        await using var server = await HalyardProcess.StartAsync();
        await server.Api.CreateFlagAsync("checkout");
        await using var node = NodeWatcher.Start(server, "checkout");
        await node.WaitForAsync("ready false");

        await server.KillAsync();
        await server.StartAgainAsync();
        await server.Api.SwitchAsync("checkout", true);

        await node.WaitForAsync("value true");
    }

    [Fact]
    public async Task A_server_that_is_asked_to_stop_does_so_at_once_however_many_streams_are_open()
    {
        await using var server = await HalyardProcess.StartAsync();
        await server.Api.CreateFlagAsync("checkout");
        await using var sdk = await SdkWatcher.StartAsync(server, "checkout");

        var start = TimeProvider.System.GetTimestamp();
        var exitCode = await server.StopAsync();

        exitCode.ShouldBe(0);
        output.WriteLine($"Stopped in {TimeProvider.System.GetElapsedTime(start).TotalMilliseconds:0} ms.");
    }
}
