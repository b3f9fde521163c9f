using Halyard.EndToEnd.Tests.Support;

using Shouldly;

namespace Halyard.EndToEnd.Tests;

public sealed class SdkTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_running_program_sees_a_change()
    {
        await using var server = await HalyardProcess.StartAsync();
        await server.Api.CreateFlagAsync("checkout");
        await using var sdk = await SdkWatcher.StartAsync(server, "checkout");
        sdk.Value.ShouldBeFalse();

        var start = TimeProvider.System.GetTimestamp();
        await server.Api.SwitchAsync("checkout", true);
        var answered = TimeProvider.System.GetElapsedTime(start);
        var value = await sdk.NextAsync();
        var seen = TimeProvider.System.GetElapsedTime(start);

        value.ShouldBeTrue();
        sdk.Value.ShouldBeTrue();
        output.WriteLine(
            $"From the request to the changed value in our SDK: {seen.TotalMilliseconds:0.0} ms; to the request's answer: {answered.TotalMilliseconds:0.0} ms.");
    }

    [Fact]
    public async Task What_it_evaluated_is_counted_exactly()
    {
        await using var server = await HalyardProcess.StartAsync();
        await server.Api.CreateFlagAsync("checkout");

        await using (var sdk = await SdkWatcher.StartAsync(server, "checkout"))
        {
            for (var i = 0; i < 1_000; i++)
            {
                sdk.Value.ShouldBeFalse();
            }
        }

        (await server.Stored.EvaluationsAsync("checkout")).ShouldBe("1: 1000");
    }
}
