using System.Diagnostics.CodeAnalysis;

namespace Halyard;

/// <summary>The addresses of the service: absolute <c>http</c> or <c>https</c> URIs, with or without a path and a final slash.</summary>
public sealed class ServiceEndpoints
{
    private static readonly Uri DefaultStreaming = new("https://stream.launchdarkly.com");
    private static readonly Uri DefaultPolling = new("https://sdk.launchdarkly.com");
    private static readonly Uri DefaultEvents = new("https://events.launchdarkly.com");

    /// <summary>
    /// One address for all three services, such as that of a Halyard server or a Relay Proxy; those that are set by themselves keep their
    /// own. Default: unset.
    /// </summary>
    public Uri? Url { get; set; }

    /// <summary>Sends the flags as a stream. Default: <see cref="Url"/>, or else <c>https://stream.launchdarkly.com</c>.</summary>
    [AllowNull]
    public Uri Streaming { get => field ?? Url ?? DefaultStreaming; set; }

    /// <summary>Answers with the flags when asked. Default: <see cref="Url"/>, or else <c>https://sdk.launchdarkly.com</c>.</summary>
    [AllowNull]
    public Uri Polling { get => field ?? Url ?? DefaultPolling; set; }

    /// <summary>Receives the events. Default: <see cref="Url"/>, or else <c>https://events.launchdarkly.com</c>.</summary>
    [AllowNull]
    public Uri Events { get => field ?? Url ?? DefaultEvents; set; }
}
