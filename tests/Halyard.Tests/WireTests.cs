using System.Collections.Concurrent;
using System.Threading.Channels;
using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Wire;
using Halyard.TestKit;
using Shouldly;

namespace Halyard.Tests;

/// <summary>Tests of a client against the far side of its wire, with a clock that stands still.</summary>
public abstract class WireTests : IAsyncLifetime
{
    private readonly ConcurrentBag<HalyardClient> _clients = [];

    private protected FakeFlagService Service { get; private set; } = null!;

    private protected WatchedTime Time { get; } = new();

    private protected LogBook Log { get; } = new();

    private protected static CancellationToken Token => TestContext.Current.CancellationToken;

    private protected static TimeSpan Patience => Eventually.Limit;

    private protected static Context User { get; } = Context.Create("u1");

    public async ValueTask InitializeAsync() => Service = await FakeFlagService.StartAsync(Token);

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients)
        {
            await client.DisposeAsync();
        }

        await Service.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected HalyardOptions Options(Action<HalyardOptions>? change = null)
    {
        var options = new HalyardOptions
        {
            SdkKey = "sdk-1",
            ServiceEndpoints = { Url = Service.Url },
            TimeProvider = Time,
            LoggerFactory = Log,
        };
        change?.Invoke(options);
        return options;
    }

    /// <summary>A client that has begun to connect.</summary>
    private protected HalyardClient Connect(Action<HalyardOptions>? change = null)
    {
        var client = new HalyardClient(Options(change));
        _clients.Add(client);
        return client;
    }

    /// <summary>A client that has these flags, and the connection they came by.</summary>
    private protected async Task<(HalyardClient Client, FakeConnection Stream)> StartAsync(Action<HalyardOptions>? change, DataSet data)
    {
        var client = Connect(change);
        var stream = await Service.NextStreamAsync(Token);
        await stream.PutAsync(data);
        (await client.WaitForInitializationAsync(Patience, Token)).ShouldBeTrue();
        return (client, stream);
    }

    /// <inheritdoc cref="StartAsync(Action{HalyardOptions}?, DataSet)"/>
    private protected Task<(HalyardClient Client, FakeConnection Stream)> StartAsync(Action<HalyardOptions>? change, params Flag[] flags) =>
        StartAsync(change, new DataSet([.. flags], []));

    /// <inheritdoc cref="StartAsync(Action{HalyardOptions}?, DataSet)"/>
    private protected Task<(HalyardClient Client, FakeConnection Stream)> StartAsync(params Flag[] flags) => StartAsync(null, flags);

    private protected static ChannelReader<string> ChangesOf(HalyardClient client)
    {
        var changes = Channel.CreateUnbounded<string>();
        client.FlagTracker.FlagChanged += (_, change) => changes.Writer.TryWrite(change.Key);
        return changes.Reader;
    }

    private protected static async Task<EventPost> NextPostAsync(HalyardClient client, FakeFlagService service)
    {
        // Until it is over: time that goes by meanwhile would go by for the delivery too.
        var flushing = client.FlushAsync(Patience, Token);
        var post = await service.NextPostAsync(Token);
        await flushing;
        return post;
    }
}
