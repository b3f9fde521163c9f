using Halyard.TestKit;

namespace Halyard.EndToEnd.Tests.Support;

/// <summary>LaunchDarkly's Node SDK, unmodified, in a process of its own, watching a flag.</summary>
public sealed class NodeWatcher : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private NodeWatcher(ChildProcess process) => _process = process;

    /// <summary>Starts it; skips the test where Node or the SDK is missing.</summary>
    public static NodeWatcher Start(HalyardProcess server, string flag, int evaluations = 1)
    {
        var folder = Repository.PathOf("tests/Halyard.EndToEnd.Tests/clients");
        Tool.RequireNodePackage(folder, "@launchdarkly/node-server-sdk");
        return new NodeWatcher(ChildProcess.Start(
            Tool.Require("node"),
            ["watch.mjs"],
            folder,
            new Dictionary<string, string?>
            {
                ["HALYARD_URL"] = server.Url.ToString().TrimEnd('/'),
                ["HALYARD_SDK_KEY"] = HalyardProcess.SdkKey,
                ["HALYARD_FLAG"] = flag,
                ["HALYARD_EVALUATIONS"] = $"{evaluations}",
            }));
    }

    /// <summary>Waits until it says something, as in <c>value true</c>.</summary>
    public Task WaitForAsync(string line) => _process.WaitForLineAsync(line, TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => _process.DisposeAsync();
}
