using System.ComponentModel.DataAnnotations;

namespace Halyard.Server.Delivery;

/// <summary>Settings of delivery to SDKs, <c>Halyard:Delivery</c>.</summary>
internal sealed class DeliveryOptions
{
    /// <summary>
    /// How often a silent stream gets a sign of life. SDKs take one that is silent for 5 minutes for dead; a reader that has not read anything from one of
    /// these to the next is cut. From 1 second to 4 minutes 30 seconds; 2 minutes 45 seconds by default.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:04:30")]
    public TimeSpan Heartbeat { get; set; } = TimeSpan.FromSeconds(165);

    /// <summary>How many changes may wait for a slow reader before it is sent everything anew instead. From 1 to 10,000; 64 by default.</summary>
    [Range(1, 10_000)]
    public int QueueLength { get; set; } = 64;

    /// <summary>How often the database is asked for changes that nobody told of. From 0.1 seconds to 1 minute; 1 second by default.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan CatchUp { get; set; } = TimeSpan.FromSeconds(1);
}
