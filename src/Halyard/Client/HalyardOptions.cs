using Microsoft.Extensions.Logging;

namespace Halyard;

/// <summary>How a <see cref="HalyardClient"/> works. The defaults suit production: only <see cref="SdkKey"/> must be set.</summary>
/// <remarks>Configuration binds to it, from the section <c>Halyard</c>. A client reads its options once, when it is made.</remarks>
public sealed class HalyardOptions
{
    /// <summary>
    /// Opens one environment: its flags are served and its events received. Up to 8,192 letters, digits, <c>.</c>, <c>_</c> and <c>-</c>;
    /// required.
    /// </summary>
    public string SdkKey { get; set; } = "";

    /// <summary>
    /// Where the service is. Default: LaunchDarkly's addresses; a Halyard server needs only <see cref="Halyard.ServiceEndpoints.Url"/>.
    /// </summary>
    public ServiceEndpoints ServiceEndpoints { get; set; } = new();

    /// <summary>
    /// How long a broken stream waits before its first new attempt; every further failure doubles it, up to 30 s, less a random part of up
    /// to a half. 1 ms to 30 s; default 1 s.
    /// </summary>
    public TimeSpan InitialReconnectDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long <see cref="HalyardClient.StartAsync"/> and a starting host wait for the first flags when not told otherwise. 0 to 10
    /// minutes; default 5 s.
    /// </summary>
    public TimeSpan StartWait { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>What is reported about evaluations, and how.</summary>
    public EventOptions Events { get; set; } = new();

    /// <summary>How connections are made.</summary>
    public HttpOptions Http { get; set; } = new();

    /// <summary>Which application this is; sent along with every request.</summary>
    public ApplicationOptions Application { get; set; } = new();

    /// <summary>Which library wraps this SDK, if one does; sent along with every request.</summary>
    public WrapperOptions Wrapper { get; set; } = new();

    /// <summary>Where the client logs. Default: nowhere; with <c>AddHalyard</c>, the container's.</summary>
    public ILoggerFactory? LoggerFactory { get; set; }

    /// <summary>
    /// The clock behind every delay, time-out and date. Default: the container's with <c>AddHalyard</c> if it has one, else the system's.
    /// </summary>
    public TimeProvider? TimeProvider { get; set; }
}
