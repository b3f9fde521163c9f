namespace Halyard.Server.Tests.Support;

/// <summary>One server for all the tests of a class, which must not get into each other's way: each makes what it changes.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    private static int _names;

    internal ApiServer Server { get; private set; } = null!;

    internal HttpClient Http => Server.Http;

    public async ValueTask InitializeAsync() => Server = await ApiServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    /// <summary>A key that no other test has.</summary>
    internal static string NewKey() => $"key-{Interlocked.Increment(ref _names)}";

    /// <summary>Makes a project of the test's own and gives its key.</summary>
    internal async Task<string> NewProjectAsync()
    {
        var key = NewKey();
        await Http.PostJsonAsync("/api/v2/projects", $$"""{"key":"{{key}}","name":"Project"}""");
        return key;
    }
}
