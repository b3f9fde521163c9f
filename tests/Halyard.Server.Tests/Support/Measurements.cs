using System.Diagnostics.Metrics;
using System.Threading.Channels;

using Halyard.TestKit;

namespace Halyard.Server.Tests.Support;

/// <summary>What a server measures with one instrument, from now on.</summary>
internal sealed class Measurements : IDisposable
{
    private readonly Channel<double> _values = Channel.CreateUnbounded<double>();
    private readonly MeterListener _listener = new();

    public Measurements(SdkServer server, string instrument)
    {
        // Servers of other tests run in the same process and measure as well.
        var meters = server.Get<IMeterFactory>();
        _listener.InstrumentPublished = (published, listener) =>
        {
            if (published.Name == instrument && ReferenceEquals(published.Meter.Scope, meters))
            {
                listener.EnableMeasurementEvents(published);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, value, _, _) => _values.Writer.TryWrite(value));
        _listener.SetMeasurementEventCallback<long>((_, value, _, _) => _values.Writer.TryWrite(value));
        _listener.Start();
    }

    /// <summary>The next measurement.</summary>
    public async Task<double> NextAsync() =>
        await _values.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Eventually.Limit, TimeProvider.System);

    public void Dispose() => _listener.Dispose();
}
