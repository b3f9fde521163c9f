using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Halyard.TestKit;

/// <summary>
/// The far side of the SDK's wire, on a real port of the loopback: it hands out each stream that is opened (<c>GET /all</c>) for the test
/// to speak on, and each payload of events that is posted (<c>POST /bulk</c>) for the test to look at. It answers as told, by default as a
/// healthy service.
/// </summary>
public sealed class FakeFlagService : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Channel<FakeConnection> _streams = Channel.CreateUnbounded<FakeConnection>();
    private readonly Channel<EventPost> _posts = Channel.CreateUnbounded<EventPost>();
    private readonly Channel<int> _refused = Channel.CreateUnbounded<int>();
    private readonly ConcurrentQueue<int> _streamAnswers = [];
    private readonly ConcurrentQueue<int> _eventAnswers = [];
    private volatile TaskCompletionSource? _eventsHeld;

    private FakeFlagService(WebApplication app)
    {
        _app = app;
        app.MapGet("/all", StreamAsync);
        app.MapPost("/bulk", TakeEventsAsync);
    }

    /// <summary>The address to give to a client.</summary>
    public Uri Url => new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<FakeFlagService> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var service = new FakeFlagService(builder.Build());
        await service._app.StartAsync(cancellationToken);
        return service;
    }

    /// <summary>Refuses the next streams with these statuses, one each; later ones are accepted.</summary>
    public void RefuseStreams(params ReadOnlySpan<int> statuses) => Enqueue(_streamAnswers, statuses);

    /// <summary>Answers the next payloads with these statuses, one each; later ones with 202. Status 0 cuts the connection.</summary>
    public void AnswerEvents(params ReadOnlySpan<int> statuses) => Enqueue(_eventAnswers, statuses);

    /// <summary>Leaves payloads without an answer, from now until the service ends.</summary>
    public void HoldEvents() => _eventsHeld = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The next stream that was accepted.</summary>
    public async Task<FakeConnection> NextStreamAsync(CancellationToken cancellationToken) =>
        await Arrival.NextAsync(_streams.Reader, "stream", cancellationToken);

    /// <summary>The next stream that was refused: with which status.</summary>
    public async Task<int> NextRefusalAsync(CancellationToken cancellationToken) =>
        await Arrival.NextAsync(_refused.Reader, "refused stream", cancellationToken);

    /// <summary>The next payload of events, whatever it was answered.</summary>
    public async Task<EventPost> NextPostAsync(CancellationToken cancellationToken) =>
        await Arrival.NextAsync(_posts.Reader, "payload of events", cancellationToken);

    /// <summary>The payloads that came and were not looked at.</summary>
    public IReadOnlyList<EventPost> TakePosts()
    {
        var posts = new List<EventPost>();
        while (_posts.Reader.TryRead(out var post))
        {
            posts.Add(post);
        }

        return posts;
    }

    public async ValueTask DisposeAsync()
    {
        _eventsHeld?.TrySetResult();
        using var now = new CancellationTokenSource();
        await now.CancelAsync();
        // Streams would keep it waiting: they are cut.
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }

    private async Task StreamAsync(HttpContext http)
    {
        if (_streamAnswers.TryDequeue(out var status))
        {
            http.Response.StatusCode = status;
            _refused.Writer.TryWrite(status);
            return;
        }

        var stream = new FakeConnection(http);
        await stream.OpenAsync();
        _streams.Writer.TryWrite(stream);
        await stream.Ended;
    }

    private async Task TakeEventsAsync(HttpContext http)
    {
        var post = await EventPost.ReadAsync(http.Request);
        var status = _eventAnswers.TryDequeue(out var answer) ? answer : StatusCodes.Status202Accepted;
        _posts.Writer.TryWrite(post);
        if (_eventsHeld is { } held)
        {
            await held.Task.WaitAsync(http.RequestAborted);
        }
        else if (status == 0)
        {
            http.Abort();
        }
        else
        {
            http.Response.StatusCode = status;
        }
    }

    private static void Enqueue(ConcurrentQueue<int> queue, ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses)
        {
            queue.Enqueue(status);
        }
    }
}
