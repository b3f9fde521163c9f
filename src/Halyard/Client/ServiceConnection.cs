using System.Reflection;
using Microsoft.Extensions.Logging;

namespace Halyard.Client;

/// <summary>The client's HTTP connections, and the headers that every request carries.</summary>
internal sealed class ServiceConnection : IDisposable
{
    private static readonly string UserAgent = $"HalyardDotNet/{Version()}";

    private readonly HttpClient _http;
    private readonly List<KeyValuePair<string, string>> _headers = [];

    public ServiceConnection(HalyardOptions options, ILogger logger)
    {
        // Every caller sets a time-out of its own: a stream has another than a delivery.
        _http = new HttpClient(options.Http.HandlerFactory?.Invoke() ?? MakeHandler(options.Http), disposeHandler: true)
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        Add("Authorization", options.SdkKey);
        Add("User-Agent", UserAgent);
        Add("X-LaunchDarkly-Instance-Id", Guid.NewGuid().ToString());
        Add("X-LaunchDarkly-Tags", ApplicationTags.Of(options.Application, logger));
        Add("X-LaunchDarkly-Wrapper", WrapperHeader(options.Wrapper));
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in _headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Appends a path to a service's address, whether or not that ends with a slash.</summary>
    internal static Uri Address(Uri service, string path) => new($"{service.GetLeftPart(UriPartial.Path).TrimEnd('/')}/{path}");

    private void Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _headers.Add(new(name, value));
        }
    }

    private static SocketsHttpHandler MakeHandler(HttpOptions http) => new()
    {
        ConnectTimeout = http.ConnectTimeout,
        AutomaticDecompression = System.Net.DecompressionMethods.All,
        // A redirect would carry the SDK key to wherever it leads.
        AllowAutoRedirect = false,
        // A stream that is given up has no end to wait for.
        ResponseDrainTimeout = TimeSpan.Zero,
        // Long-lived processes must notice that a name has got another address.
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    private static string? WrapperHeader(WrapperOptions wrapper) => (wrapper.Name, wrapper.Version) switch
    {
        (null or "", _) => null,
        (var name, null or "") => name,
        var (name, version) => $"{name}/{version}",
    };

    private static string Version()
    {
        // Without the commit that the build appends: 1.2.3+0a1b2c.
        var built = typeof(ServiceConnection).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>();
        return built?.InformationalVersion.Split('+')[0] ?? "0";
    }
}
