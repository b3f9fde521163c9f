namespace Halyard;

/// <summary>How a client connects to the service.</summary>
public sealed class HttpOptions
{
    /// <summary>
    /// How long a connection may take to be made. 10 ms to 10 minutes; default 10 s. Not used with a <see cref="HandlerFactory"/>.
    /// </summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a delivery of events, or the first answer of a stream, may take. 10 ms to 10 minutes; default 15 s.</summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How long a stream may be silent before it is taken for dead and made anew; the service sends a comment when it has nothing else to
    /// say. 1 s to 1 hour; default 5 minutes.
    /// </summary>
    public TimeSpan StreamReadTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Makes the handler under the client's connections, which disposes it in the end: the place for a proxy or for certificates of one's
    /// own. Default: the framework's <see cref="SocketsHttpHandler"/>, which follows no redirects.
    /// </summary>
    public Func<HttpMessageHandler>? HandlerFactory { get; set; }
}
