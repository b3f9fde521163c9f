using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Halyard.Client;

/// <summary>
/// Makes the client when the host starts, and gives it some time to get its first flags. That it does not is no reason not to start.
/// </summary>
internal sealed class ClientStarter(HalyardClient client, IOptions<HalyardOptions> options) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        client.WaitForInitializationAsync(options.Value.StartWait, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
