using Halyard.TestKit;

namespace Halyard.EndToEnd.Tests.Support;

/// <summary>The real program on a data directory that the test looks after, with what its banner says.</summary>
internal sealed class InstallationProcess : IAsyncDisposable
{
    private readonly ChildProcess _process;

    private InstallationProcess(ChildProcess process, string banner)
    {
        _process = process;
        Banner = banner;
    }

    /// <summary>Everything that it wrote until it listened.</summary>
    public string Banner { get; }

    public string Output => _process.Output;

    public string Address => Value("Address");

    /// <summary>Starts a server on a directory and waits until it listens.</summary>
    public static async Task<InstallationProcess> StartAsync(string data, params string[] arguments)
    {
        var process = Run(["--data", data, "--urls", "http://127.0.0.1:0", .. arguments]);
        await process.WaitForLineAsync("  Data ", Token);
        return new InstallationProcess(process, process.Output);
    }

    /// <summary>Runs it to its end, and gives the exit code and what it wrote.</summary>
    public static async Task<(int ExitCode, string Output)> RunToEndAsync(params string[] arguments)
    {
        await using var process = Run(arguments);
        var exitCode = await process.WaitForExitAsync(Token);
        return (exitCode, process.Output);
    }

    /// <summary>What the banner shows on a line, such as the <c>SDK key</c>.</summary>
    public string Value(string name) => Find(name) ?? throw new InvalidOperationException($"The banner has no '{name}':\n{Banner}");

    public string? Find(string name) => Banner.Split('\n')
        .Where(line => line.StartsWith($"  {name} ", StringComparison.Ordinal))
        .Select(line => line[(name.Length + 2)..].Trim().Split(' ')[0])
        .FirstOrDefault();

    public HttpClient Client(string? token = null)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Address) };
        if (token is not null)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", token);
        }

        return client;
    }

    /// <summary>Asks it to stop and waits until it has.</summary>
    public Task<int> StopAsync()
    {
        _process.Terminate();
        return _process.WaitForExitAsync(Token);
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(Token);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static ChildProcess Run(string[] arguments) =>
        ChildProcess.Start("dotnet", [Path.Combine(Repository.OutputOf("Halyard.Server"), "halyard-server.dll"), .. arguments]);
}
