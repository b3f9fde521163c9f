namespace Halyard;

/// <summary>The addresses of the service: absolute <c>http</c> or <c>https</c> URIs, with or without a path and a final slash.</summary>
public sealed class ServiceEndpoints
{
    /// <summary>Sends the flags as a stream. Default <c>https://stream.launchdarkly.com</c>.</summary>
    public Uri? Streaming { get; set; } = new("https://stream.launchdarkly.com");

    /// <summary>Answers with the flags when asked. Default <c>https://sdk.launchdarkly.com</c>.</summary>
    public Uri? Polling { get; set; } = new("https://sdk.launchdarkly.com");

    /// <summary>Receives the events. Default <c>https://events.launchdarkly.com</c>.</summary>
    public Uri? Events { get; set; } = new("https://events.launchdarkly.com");

    /// <summary>One address for all three, such as that of a Halyard server or a Relay Proxy: setting it sets the others. Default: unset.</summary>
    public Uri? Url
    {
        get;
        set
        {
            field = value;
            if (value is not null)
            {
                (Streaming, Polling, Events) = (value, value, value);
            }
        }
    }
}
