using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Halyard.Client;
using Microsoft.Extensions.Logging;

namespace Halyard.Events;

/// <summary>
/// Posts payloads of events. One that fails is tried a second time, with the same id, so that the service counts it once.
/// </summary>
internal sealed partial class EventSender
{
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    private readonly ServiceConnection _connection;
    private readonly Uri _address;
    private readonly TimeSpan _patience;
    private readonly bool _compress;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    // Touched by the one who sends.
    private bool _failing;

    public EventSender(HalyardOptions options, ServiceConnection connection, TimeProvider time, ILogger logger)
    {
        _connection = connection;
        _address = ServiceConnection.Address(options.ServiceEndpoints.Events, "bulk");
        _patience = options.Http.ReadTimeout;
        _compress = options.Events.Compress;
        _time = time;
        _logger = logger;
    }

    /// <summary>Sends one payload: a JSON array of events. One caller at a time.</summary>
    public async Task<DeliveryOutcome> SendAsync(ReadOnlyMemory<byte> payload, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid().ToString();
        var body = _compress ? Compress(payload.Span) : payload;
        var (status, trouble) = await PostAsync(id, body, cancellationToken).ConfigureAwait(false);
        if (MayPass(status))
        {
            await Task.Delay(RetryAfter, _time, cancellationToken).ConfigureAwait(false);
            (status, trouble) = await PostAsync(id, body, cancellationToken).ConfigureAwait(false);
        }

        return Judge(status, trouble, payload.Length);
    }

    /// <summary>Posts once: the status, or what kept the service from answering.</summary>
    private async Task<(HttpStatusCode? Status, Exception? Trouble)> PostAsync(
        string id, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var tooLate = new CancellationTokenSource(_patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, tooLate.Token);
        using var request = MakeRequest(id, body);
        try
        {
            using var response = await _connection.SendAsync(request, either.Token).ConfigureAwait(false);
            return (response.StatusCode, null);
        }
        catch (OperationCanceledException) when (tooLate.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return (null, new TimeoutException($"No answer came within {_patience}."));
        }
        catch (Exception exception) when (HttpFaults.IsTransport(exception) && !cancellationToken.IsCancellationRequested)
        {
            return (null, exception);
        }
    }

    private HttpRequestMessage MakeRequest(string id, ReadOnlyMemory<byte> body)
    {
        var content = new ReadOnlyMemoryContent(body);
        content.Headers.ContentType = Json;
        if (_compress)
        {
            content.Headers.ContentEncoding.Add("gzip");
        }

        return new HttpRequestMessage(HttpMethod.Post, _address)
        {
            Content = content,
            Headers =
            {
                { "X-LaunchDarkly-Event-Schema", "4" },
                { "X-LaunchDarkly-Payload-ID", id },
            },
        };
    }

    private DeliveryOutcome Judge(HttpStatusCode? status, Exception? trouble, int bytes)
    {
        if (IsSuccess(status))
        {
            LogSent(bytes);
            if (_failing)
            {
                _failing = false;
                LogRestored(_address);
            }

            return DeliveryOutcome.Delivered;
        }

        if (status is { } refused && HttpFaults.IsPermanent(refused) && refused != HttpStatusCode.RequestEntityTooLarge)
        {
            LogRefused(_address, (int)refused);
            return DeliveryOutcome.Refused;
        }

        if (!_failing || status == HttpStatusCode.RequestEntityTooLarge)
        {
            LogLost(bytes, _address, status is { } answer ? $"status {(int)answer}" : "no answer", trouble);
        }

        _failing = status != HttpStatusCode.RequestEntityTooLarge;
        return DeliveryOutcome.Lost;
    }

    private static bool IsSuccess(HttpStatusCode? status) => status is { } answer && (int)answer is >= 200 and < 300;

    private static bool MayPass(HttpStatusCode? status) =>
        !IsSuccess(status) && (status is not { } answer || !HttpFaults.IsPermanent(answer));

    private static ReadOnlyMemory<byte> Compress(ReadOnlySpan<byte> payload)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(payload);
        }

        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }

    [LoggerMessage(EventIds.EventsSent, LogLevel.Debug, "Sent {Bytes} bytes of events.")]
    private partial void LogSent(int bytes);

    [LoggerMessage(EventIds.EventsNotSent, LogLevel.Warning,
        "Lost {Bytes} bytes of events: '{Address}' gave {Answer} twice. Later losses are not logged until one payload arrives.")]
    private partial void LogLost(int bytes, Uri address, string answer, Exception? trouble);

    [LoggerMessage(EventIds.EventsRestored, LogLevel.Information, "Events arrive at '{Address}' again.")]
    private partial void LogRestored(Uri address);

    [LoggerMessage(EventIds.EventsRefused, LogLevel.Error,
        "'{Address}' refused the events with status {Status}, and would refuse all others: no more are sent. Is the SDK key right?")]
    private partial void LogRefused(Uri address, int status);
}
