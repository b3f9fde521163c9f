using System.Diagnostics.Metrics;

using Halyard.Server.Hosting;

namespace Halyard.Server.Events;

/// <summary>What event intake tells the outside about itself.</summary>
internal sealed class EventMetrics(IMeterFactory meters)
{
    private readonly Counter<long> _accepted = meters.Create(Telemetry.Name).CreateCounter<long>(
        "halyard.events.accepted", "{event}", "Events that were counted, on the disk.");

    private readonly Counter<long> _duplicates = meters.Create(Telemetry.Name).CreateCounter<long>(
        "halyard.events.duplicates", "{payload}", "Payloads that had been counted before: retries of SDKs.");

    private readonly Counter<long> _rejected = meters.Create(Telemetry.Name).CreateCounter<long>(
        "halyard.events.rejected", "{payload}", "Payloads that were refused, by reason.");

    public void Accepted(EventTally tally)
    {
        foreach (var (kind, count) in tally.Events)
        {
            _accepted.Add(count, new KeyValuePair<string, object?>("kind", kind));
        }
    }

    public void Duplicate() => _duplicates.Add(1);

    public void Rejected(RefusalCode reason) => _rejected.Add(1, new KeyValuePair<string, object?>("reason", reason.ToString()));
}
