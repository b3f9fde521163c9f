using System.Net;
using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json;
using Halyard.Client;
using Halyard.Stores;
using Microsoft.Extensions.Logging;

namespace Halyard.DataSources;

/// <summary>Keeps a stream open that brings all flags and then each change, and makes it anew whenever it breaks.</summary>
internal sealed partial class StreamingDataSource
{
    private static readonly MediaTypeWithQualityHeaderValue EventStream = new("text/event-stream");

    private readonly ServiceConnection _connection;
    private readonly SnapshotStore _store;
    private readonly Uri _address;
    private readonly HttpOptions _http;
    private readonly RetryDelay _retry;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    // Touched by the loop only.
    private string? _lastEventId;
    private bool _broken;

    public StreamingDataSource(HalyardOptions options, ServiceConnection connection, SnapshotStore store, TimeProvider time, ILogger logger)
    {
        _connection = connection;
        _store = store;
        _address = ServiceConnection.Address(options.ServiceEndpoints.Streaming, "all");
        _http = options.Http;
        _retry = new RetryDelay(options.InitialReconnectDelay, time, Random.Shared);
        _time = time;
        _logger = logger;
    }

    /// <summary>Runs until it is cancelled, or until the service refuses the client for good.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await ConnectAndReadAsync(cancellationToken).ConfigureAwait(false) is { } broke)
            {
                var delay = _retry.Next();
                LogBroken(broke, delay);
                await Task.Delay(delay, _time, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    /// <summary>One connection, from its beginning to its end: why it ended, or null if there is no use in another.</summary>
    private async Task<Exception?> ConnectAndReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await ConnectAsync(cancellationToken).ConfigureAwait(false);
            if (HttpFaults.IsPermanent(response.StatusCode))
            {
                LogRefused(_address, (int)response.StatusCode);
                return null;
            }

            if (response.StatusCode != HttpStatusCode.OK)
            {
                return new HttpRequestException($"The answer was status {(int)response.StatusCode}.", null, response.StatusCode);
            }

            await ReadAsync(response, cancellationToken).ConfigureAwait(false);
            return new HttpIOException(HttpRequestError.ResponseEnded, "The service closed it.");
        }
#pragma warning disable CA1031 // The loop's top: nothing that a connection brings may end the data source, or reach who stops it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return cancellationToken.IsCancellationRequested ? null : exception;
        }
    }

    private async Task<HttpResponseMessage> ConnectAsync(CancellationToken cancellationToken)
    {
        using var tooLate = new CancellationTokenSource(_http.ReadTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, tooLate.Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, _address);
        request.Headers.Accept.Add(EventStream);
        request.Headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
        if (_lastEventId is not null)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", _lastEventId);
        }

        try
        {
            return await _connection.SendAsync(request, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (tooLate.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"No answer came within {_http.ReadTimeout}.");
        }
    }

    private async Task ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.Content.Headers.ContentType?.MediaType != EventStream.MediaType)
        {
            throw new HttpRequestException($"The answer was '{response.Content.Headers.ContentType}' in place of an event stream.");
        }

        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        using var guarded = new GuardedStream(body, _http.StreamReadTimeout, _time);
        var parser = SseParser.Create(guarded, StreamMessageReader.Read);
        await foreach (var item in parser.EnumerateAsync(cancellationToken).ConfigureAwait(false))
        {
            _lastEventId = string.IsNullOrEmpty(item.EventId) ? _lastEventId : item.EventId;
            Apply(item.Data);
        }
    }

    private void Apply(StreamMessage message)
    {
        switch (message)
        {
            case StreamMessage.Put put:
                NoteHealthy();
                _store.Replace(put.Data);
                break;
            case StreamMessage.PatchFlag patch:
                _store.Apply(patch.Flag);
                break;
            case StreamMessage.PatchSegment patch:
                _store.Apply(patch.Segment);
                break;
        }
    }

    private void NoteHealthy()
    {
        _retry.MarkHealthy();
        if (_broken)
        {
            _broken = false;
            LogRestored(_address);
        }
        else
        {
            LogConnected(_address);
        }
    }

    private void LogBroken(Exception why, TimeSpan delay)
    {
        // The same trouble is told when it begins and when it ends.
        if (_broken)
        {
            LogStillBroken(_address, why.Message, delay);
        }
        else
        {
            _broken = true;
            LogBroken(_address, why.Message, delay, why is JsonException ? null : why);
        }
    }

    [LoggerMessage(EventIds.StreamConnected, LogLevel.Information, "The flags came from '{Address}'.")]
    private partial void LogConnected(Uri address);

    [LoggerMessage(EventIds.StreamRestored, LogLevel.Information, "The stream from '{Address}' works again.")]
    private partial void LogRestored(Uri address);

    [LoggerMessage(EventIds.StreamBroken, LogLevel.Warning, "The stream from '{Address}' broke: {Why} Next attempt in {Delay}.")]
    private partial void LogBroken(Uri address, string why, TimeSpan delay, Exception? exception);

    [LoggerMessage(EventIds.StreamStillBroken, LogLevel.Debug,
        "The stream from '{Address}' is still broken: {Why} Next attempt in {Delay}.")]
    private partial void LogStillBroken(Uri address, string why, TimeSpan delay);

    [LoggerMessage(EventIds.StreamRefused, LogLevel.Error,
        "'{Address}' refused the client with status {Status}, and would do so again: no more attempts are made. Is the SDK key right?")]
    private partial void LogRefused(Uri address, int status);
}
