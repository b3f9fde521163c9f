using Halyard.Server.Hosting;

namespace Halyard.Server.Startup;

/// <summary>Where the server listens, and where people find it.</summary>
internal static class Listening
{
    public const string DefaultUrl = "http://localhost:5080";

    private static readonly string[] Settings = ["urls", "http_ports", "https_ports"];

    /// <summary>Loopback only, unless the configuration says otherwise.</summary>
    public static void UseDefault(WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        if (!Array.Exists(Settings, name => !string.IsNullOrEmpty(configuration[name]))
            && !configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }
    }

    /// <summary>The address that people use, without a slash at the end.</summary>
    public static string Address(WebApplication app, ProxyOptions proxy)
    {
        if (proxy.PublicUrl is { } publicUrl)
        {
            return publicUrl.AbsoluteUri.TrimEnd('/');
        }

        var bound = app.Urls.FirstOrDefault() ?? DefaultUrl;
        return BindingAddress.Parse(bound) is var address && IsEverywhere(address.Host)
            ? $"{address.Scheme}://localhost:{address.Port}{proxy.PathBase}"
            : bound.TrimEnd('/') + proxy.PathBase;
    }

    public static bool IsLoopbackOnly(WebApplication app) =>
        app.Urls.All(static url => BindingAddress.Parse(url).Host is "localhost" or "127.0.0.1" or "[::1]");

    private static bool IsEverywhere(string host) => host is "0.0.0.0" or "[::]" or "*" or "+";
}
