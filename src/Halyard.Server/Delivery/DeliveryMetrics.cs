using System.Diagnostics.Metrics;

using Halyard.Server.Hosting;

namespace Halyard.Server.Delivery;

/// <summary>What delivery tells the outside about itself.</summary>
internal sealed class DeliveryMetrics
{
    private static readonly InstrumentAdvice<double> Seconds = new()
    {
        HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    };

    private readonly UpDownCounter<long> _connections;
    private readonly Counter<long> _changes;
    private readonly Histogram<double> _duration;
    private readonly Counter<long> _replaced;
    private readonly Counter<long> _cut;

    public DeliveryMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(Telemetry.Name);
        _connections = meter.CreateUpDownCounter<long>("halyard.delivery.connections", "{connection}", "Open streams.");
        _changes = meter.CreateCounter<long>("halyard.delivery.changes", "{change}", "Changes that were written to every open stream of an environment.");
        _duration = meter.CreateHistogram(
            "halyard.delivery.duration", "s", "From the commit of a change to its write to the last open stream of an environment.", advice: Seconds);
        _replaced = meter.CreateCounter<long>("halyard.delivery.replaced", "{connection}", "Slow readers that were sent everything anew.");
        _cut = meter.CreateCounter<long>("halyard.delivery.cut", "{connection}", "Readers that were cut because they did not read.");
    }

    public void Opened() => _connections.Add(1);

    public void Closed() => _connections.Add(-1);

    public void Delivered(TimeSpan elapsed)
    {
        _changes.Add(1);
        _duration.Record(elapsed.TotalSeconds);
    }

    public void FellBehind() => _replaced.Add(1);

    public void Cut() => _cut.Add(1);
}
