using System.Reflection;

using Halyard.EndToEnd.Tests.Support;
using Halyard.TestKit;

using Shouldly;

namespace Halyard.EndToEnd.Tests;

public sealed class QuickStartTests
{
    private static readonly string Program = Repository.PathOf("samples/quick-start/quickstart.cs");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_quick_start_shows_the_flag_and_its_change()
    {
        await using var server = await HalyardProcess.StartAsync();
        await server.Api.CreateFlagAsync("new-checkout");
        await BuildAsync();

        await using var program = Run(server.Url.ToString(), HalyardProcess.SdkKey);
        await program.WaitForLineAsync("new-checkout is False", Token);
        await server.Api.SwitchAsync("new-checkout", true);

        await program.WaitForLineAsync("new-checkout is now True", Token);
    }

    [Fact]
    public async Task Without_its_settings_it_says_where_to_find_them()
    {
        await BuildAsync();

        await using var program = Run(null, null);

        (await program.WaitForExitAsync(Token)).ShouldNotBe(0);
        program.Output.ShouldContain("HALYARD_URL and HALYARD_SDK_KEY");
    }

    // By itself, so that the time that it takes is not the program's.
    private static async Task BuildAsync()
    {
        await using var build = ChildProcess.Start(
            "dotnet", ["build", Program, .. Configuration], environment: new Dictionary<string, string?> { ["MSBUILDDISABLENODEREUSE"] = "1" });
        (await build.WaitForExitAsync(Token)).ShouldBe(0, build.Output);
    }

    private static ChildProcess Run(string? url, string? sdkKey) => ChildProcess.Start(
        "dotnet",
        ["run", "--no-build", .. Configuration, Program],
        environment: new Dictionary<string, string?> { ["HALYARD_URL"] = url, ["HALYARD_SDK_KEY"] = sdkKey });

    // That of the running tests: what the program uses is built in it already.
    private static string[] Configuration =>
        ["--configuration", typeof(QuickStartTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration];
}
