using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;

namespace Halyard.EndToEnd.Tests.Support;

/// <summary>Senders of events that go on until the server is gone. Each payload counts one evaluation of the flag <c>burst</c>, and is remembered.</summary>
public sealed class EventBurst(HalyardProcess server)
{
    private const int Senders = 8;

    private readonly ConcurrentQueue<string> _sent = [];
    private readonly TaskCompletionSource _isUnderWay = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _acknowledged;

    /// <summary>How many payloads were answered 202.</summary>
    public int Acknowledged => _acknowledged;

    /// <summary>The ids of all payloads, answered or not.</summary>
    public IReadOnlyCollection<string> Sent => _sent;

    /// <summary>Ends when many payloads have been acknowledged, and more are on their way.</summary>
    public Task IsUnderWay => _isUnderWay.Task;

    /// <summary>Sends until the server does not answer any more.</summary>
    public Task RunAsync() => Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => SendManyAsync()));

    /// <summary>Sends a payload, as an SDK does that has had no answer.</summary>
    public async Task<bool> SendAsync(string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/bulk");
        request.Headers.TryAddWithoutValidation("Authorization", HalyardProcess.SdkKey);
        request.Headers.Add("X-LaunchDarkly-Event-Schema", "4");
        request.Headers.Add("X-LaunchDarkly-Payload-ID", id);
        request.Content = new StringContent(
            """[{"kind":"summary","startDate":1,"endDate":2,"features":{"burst":{"default":false,"counters":[{"variation":0,"version":1,"value":true,"count":1}]}}}]""",
            Encoding.UTF8,
            "application/json");
        try
        {
            using var response = await server.Http.SendAsync(request, TestContext.Current.CancellationToken);
            return response.StatusCode == HttpStatusCode.Accepted;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task SendManyAsync()
    {
        while (true)
        {
            var id = Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture);
            _sent.Enqueue(id);
            if (!await SendAsync(id))
            {
                return;
            }

            if (Interlocked.Increment(ref _acknowledged) == 100)
            {
                _isUnderWay.SetResult();
            }
        }
    }
}
