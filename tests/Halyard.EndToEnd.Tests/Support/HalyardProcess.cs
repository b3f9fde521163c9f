using System.Net;

using Halyard.TestKit;

namespace Halyard.EndToEnd.Tests.Support;

/// <summary>
/// The real server in a process of its own, as it was built, on a data directory of its own: SQLite, a free port, everything else by configuration. It can be
/// killed and started again on the same directory and port.
/// </summary>
public sealed class HalyardProcess : IAsyncDisposable
{
    public const string Project = "default";
    public const string Environment = "production";
    public const string SdkKey = "sdk-11111111-2222-3333-4444-555555555555";
    public const string AccessToken = "api-11111111-2222-3333-4444-555555555555";
    public const string AdminPassword = "correct horse battery staple";

    private readonly TemporaryDirectory _directory = new();
    private ChildProcess _process = null!;

    private HalyardProcess()
    {
        Url = new Uri($"http://127.0.0.1:{FreePort.Find()}");
        Http = new HttpClient { BaseAddress = Url };
        Api = new Management(Http);
    }

    /// <summary>Where it listens.</summary>
    public Uri Url { get; }

    public HttpClient Http { get; }

    /// <summary>Its REST API, with the access token.</summary>
    public Management Api { get; }

    /// <summary>Its database, for reading.</summary>
    public StoredFacts Stored => new(_directory.File("halyard.db"));

    /// <summary>What it has written to its terminal since its last start.</summary>
    public string Output => _process.Output;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<HalyardProcess> StartAsync()
    {
        var server = new HalyardProcess();
        try
        {
            await server.StartAgainAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>The link with which the banner of a first start lets its reader in.</summary>
    public async Task<Uri> ReadSignInLinkAsync()
    {
        var line = await _process.WaitForLineAsync("/sign-in?token=", Token);
        return new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..].Split(' ')[0]);
    }

    /// <summary>Starts it on the directory it had before.</summary>
    public async Task StartAgainAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        var program = Path.Combine(Repository.OutputOf("Halyard.Server"), "halyard-server.dll");
        _process = ChildProcess.Start(
            "dotnet",
            [program, "--data", _directory.Path, "--urls", Url.ToString()],
            _directory.Path,
            new Dictionary<string, string?>
            {
                ["Halyard__Bootstrap__AccessToken"] = AccessToken,
                ["Halyard__Bootstrap__AdminPassword"] = AdminPassword,
                ["Halyard__Bootstrap__Project__Key"] = Project,
                [$"Halyard__Bootstrap__Project__Environments__{Environment}__SdkKey"] = SdkKey,
            });
        await Eventually.Async(IsServingAsync);
    }

    /// <summary>Ends it without warning, as a power cut does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(Token);
    }

    /// <summary>Asks it to stop, and waits until it has.</summary>
    public async Task<int> StopAsync()
    {
        _process.Terminate();
        return await _process.WaitForExitAsync(Token);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        _directory.Dispose();
    }

    private async Task IsServingAsync()
    {
        Assert.False(_process.HasExited, $"The server has ended. It wrote:\n{_process.Output}");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sdk/latest-all");
        request.Headers.TryAddWithoutValidation("Authorization", SdkKey);
        using var response = await Http.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }
}
