using Halyard.EndToEnd.Tests.Support;

using Shouldly;

namespace Halyard.EndToEnd.Tests;

public sealed class NodeSdkTests(ITestOutputHelper output)
{
    [Fact]
    public async Task LaunchDarklys_Node_SDK_sees_a_change_and_what_it_evaluated_is_counted_exactly()
    {
        await using var server = await HalyardProcess.StartAsync();
        await server.Api.CreateFlagAsync("checkout");
        await using var node = NodeWatcher.Start(server, "checkout", evaluations: 250);
        await node.WaitForAsync("ready false");
        await node.WaitForAsync("counted 250");

        var start = TimeProvider.System.GetTimestamp();
        await server.Api.SwitchAsync("checkout", true);
        await node.WaitForAsync("value true");
        var seen = TimeProvider.System.GetElapsedTime(start);
        await node.WaitForAsync("counted 500");

        (await server.Stored.EvaluationsAsync("checkout")).ShouldBe("0: 250, 1: 250");
        output.WriteLine($"From the request to the changed value in LaunchDarkly's Node SDK, evaluated 250 times: {seen.TotalMilliseconds:0.0} ms.");
    }
}
