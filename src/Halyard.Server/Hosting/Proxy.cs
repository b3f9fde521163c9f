using System.Net;

using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace Halyard.Server.Hosting;

/// <summary>Makes the server see the request as the visitor sent it, behind proxies that are trusted.</summary>
internal sealed class Proxy(IOptions<ProxyOptions> options) : IConfigureOptions<ForwardedHeadersOptions>
{
    public static void Use(WebApplication app)
    {
        app.UseForwardedHeaders();
        if (app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value.PathBase is { Length: > 0 } path)
        {
            app.UsePathBase(path);
        }
    }

    public void Configure(ForwardedHeadersOptions forwarded)
    {
        forwarded.ForwardedHeaders = ForwardedHeaders.All;
        foreach (var trusted in options.Value.Trusted)
        {
            if (System.Net.IPNetwork.TryParse(trusted, out var network))
            {
                forwarded.KnownIPNetworks.Add(network);
            }
            else
            {
                forwarded.KnownProxies.Add(IPAddress.Parse(trusted));
            }
        }
    }
}
