using System.Threading.Channels;

using Halyard.TestKit;

namespace Halyard.EndToEnd.Tests.Support;

/// <summary>Our SDK, watching a boolean flag.</summary>
public sealed class SdkWatcher : IAsyncDisposable
{
    private static readonly Context Ada = Context.Builder("ada").Build();

    private readonly HalyardClient _client;
    private readonly IDisposable _listener;
    private readonly string _flag;
    private readonly Channel<bool> _values = Channel.CreateUnbounded<bool>();

    private SdkWatcher(HalyardClient client, string flag)
    {
        _client = client;
        _flag = flag;
        _listener = client.FlagTracker.AddFlagValueChangeListener(flag, Ada, change => _values.Writer.TryWrite(change.NewValue.AsBool));
    }

    /// <summary>The flag's value now, evaluated and counted.</summary>
    public bool Value => _client.BoolVariation(_flag, Ada);

    public static async Task<SdkWatcher> StartAsync(HalyardProcess server, string flag)
    {
        var options = new HalyardOptions { SdkKey = HalyardProcess.SdkKey, ServiceEndpoints = { Url = server.Url } };
        var client = await HalyardClient.StartAsync(options, Eventually.Limit, TestContext.Current.CancellationToken);
        Assert.True(client.IsInitialized);
        return new SdkWatcher(client, flag);
    }

    /// <summary>The next value that the flag changes to.</summary>
    public async Task<bool> NextAsync() =>
        await _values.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Eventually.Limit, TimeProvider.System);

    /// <summary>Waits until the flag has a value, whatever it was meanwhile.</summary>
    public async Task WaitForAsync(bool value)
    {
        while (_client.BoolVariation(_flag, Ada) != value)
        {
            await NextAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _client.DisposeAsync();
    }
}
