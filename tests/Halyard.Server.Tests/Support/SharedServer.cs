namespace Halyard.Server.Tests.Support;

/// <summary>One server for all tests of a class; each test makes a project of its own.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    internal ApiServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await ApiServer.StartAsync();

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
