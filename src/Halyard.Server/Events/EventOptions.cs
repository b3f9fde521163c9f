using System.ComponentModel.DataAnnotations;

namespace Halyard.Server.Events;

/// <summary>Settings of event intake, <c>Halyard:Events</c>. The longest body is <c>Halyard:Limits:EventsBody</c>.</summary>
internal sealed class EventOptions
{
    /// <summary>How many payloads may wait for the disk; beyond it intake answers 503 with Retry-After. From 1 to 100,000; 1,024 by default.</summary>
    [Range(1, 100_000)]
    public int QueueLength { get; set; } = 1024;

    /// <summary>How long the id of a payload is remembered, so that a repeated one is counted once. From 1 minute to 30 days; 1 day by default.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan PayloadMemory { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How long counts by the minute are kept. From 1 hour to 3,650 days; 7 days by default.</summary>
    [Range(typeof(TimeSpan), "01:00:00", "3650.00:00:00")]
    public TimeSpan MinuteRetention { get; set; } = TimeSpan.FromDays(7);
}
