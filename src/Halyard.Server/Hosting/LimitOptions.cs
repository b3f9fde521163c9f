using System.ComponentModel.DataAnnotations;

namespace Halyard.Server.Hosting;

/// <summary><c>Halyard:Limits</c>.</summary>
internal sealed class LimitOptions
{
    /// <summary>
    /// The largest body of a request to the API, decompressed, in bytes. From 1,000 to 1,000,000,000; 2,000,000 by default.
    /// </summary>
    [Range(1_000, 1_000_000_000)]
    public long RestBody { get; set; } = 2_000_000;

    /// <summary>The largest payload of events, decompressed, in bytes. From 1,000 to 1,000,000,000; 20,000,000 by default.</summary>
    [Range(1_000, 1_000_000_000)]
    public long EventsBody { get; set; } = 20_000_000;

    /// <summary>How long a stop waits for requests to end, as a time span. From 0 to 10 minutes; 10 seconds by default.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan Stop { get; set; } = TimeSpan.FromSeconds(10);
}
