using System.IO.Compression;
using System.IO.Pipelines;

using Halyard.Server.Access;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;

using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace Halyard.Server.Events;

/// <summary>From a request with events to counts on the disk.</summary>
internal sealed class EventIntake(
    KeyDirectory keys, EventWriter writer, EventMetrics metrics, IOptions<LimitOptions> limits, TimeProvider time)
{
    private const string PayloadIdHeader = "X-LaunchDarkly-Payload-ID";
    private const string SchemaHeader = "X-LaunchDarkly-Event-Schema";
    private const string UnsummarisedHeader = "X-LaunchDarkly-Unsummarized";
    private const int FirstSchemaWithSummaries = 3;
    private const int MaxPayloadIdLength = 128;

    /// <summary>Takes what <c>/bulk</c> is sent. Null when it is counted, now or before.</summary>
    public Task<Refusal?> TakeEventsAsync(HttpRequest request, CancellationToken cancellationToken) =>
        TakeAsync(request, FormOf(request), cancellationToken);

    /// <summary>Takes what <c>/diagnostic</c> is sent.</summary>
    public Task<Refusal?> TakeDiagnosticAsync(HttpRequest request, CancellationToken cancellationToken) =>
        TakeAsync(request, PayloadForm.Diagnostic, cancellationToken);

    private async Task<Refusal?> TakeAsync(HttpRequest request, PayloadForm form, CancellationToken cancellationToken)
    {
        var refusal = (await keys.FindEnvironmentAsync(request, cancellationToken)).IsRefused(out var unknown, out var environment)
            ? unknown
            : await TakeAsync(request, form, environment, cancellationToken);
        if (refusal is not null)
        {
            metrics.Rejected(refusal.Code);
        }

        return refusal;
    }

    private async Task<Refusal?> TakeAsync(
        HttpRequest request, PayloadForm form, EnvironmentPlace environment, CancellationToken cancellationToken)
    {
        var id = request.Headers[PayloadIdHeader].ToString();
        if (id.Length > MaxPayloadIdLength)
        {
            return Refusal.Invalid(PayloadIdHeader, $"{PayloadIdHeader} has {id.Length} characters; at most {MaxPayloadIdLength} are allowed.");
        }

        if ((await ReadAsync(request, form, cancellationToken)).IsRefused(out var refusal, out var tally))
        {
            return refusal;
        }

        var payload = new EventPayload
        {
            EnvironmentId = environment.Id,
            Id = id.Length == 0 ? null : id,
            ReceivedAt = time.GetUtcNow(),
            Tally = tally,
        };
        return Conclude(payload, await writer.WriteAsync(payload));
    }

    private Refusal? Conclude(EventPayload payload, IntakeOutcome outcome)
    {
        switch (outcome)
        {
            case IntakeOutcome.Counted:
                metrics.Accepted(payload.Tally);
                return null;
            case IntakeOutcome.Duplicate:
                metrics.Duplicate();
                return null;
            case IntakeOutcome.NoEnvironment:
                return new Refusal(RefusalCode.Unauthorized, "The environment of the SDK key was deleted.");
            case IntakeOutcome.Overloaded:
                return new Refusal(RefusalCode.Unavailable, "More events arrive than can be written; send them again later.");
            default:
                return new Refusal(RefusalCode.Unavailable, "The events could not be written; send them again.");
        }
    }

    private async Task<Result<EventTally>> ReadAsync(HttpRequest request, PayloadForm form, CancellationToken cancellationToken)
    {
        var limit = limits.Value.EventsBody;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = limit;
        }

        try
        {
            switch (request.Headers.ContentEncoding.ToString().ToUpperInvariant())
            {
                case "" or "IDENTITY":
                    return await new PayloadReader(request.BodyReader, limit, form).ReadAsync(cancellationToken);
                case "GZIP":
                    return await ReadGzipAsync(request.Body, limit, form, cancellationToken);
                default:
                    return new Refusal(
                        RefusalCode.UnsupportedMediaType, $"Content-Encoding '{request.Headers.ContentEncoding}' is not understood; send gzip or none.");
            }
        }
        catch (InvalidDataException exception)
        {
            return new Refusal(RefusalCode.InvalidRequest, $"The body is not valid gzip: {exception.Message}");
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return PayloadReader.TooLong(limit);
        }
    }

    private static async Task<Result<EventTally>> ReadGzipAsync(
        Stream body, long limit, PayloadForm form, CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(new GZipStream(body, CompressionMode.Decompress));
        try
        {
            return await new PayloadReader(reader, limit, form).ReadAsync(cancellationToken);
        }
        finally
        {
            await reader.CompleteAsync();
        }
    }

    private static PayloadForm FormOf(HttpRequest request)
    {
        var schema = int.TryParse(request.Headers[SchemaHeader].ToString(), out var number) ? number : 1;
        return request.Headers.ContainsKey(UnsummarisedHeader) || schema < FirstSchemaWithSummaries
            ? PayloadForm.Unsummarised
            : PayloadForm.Summarised;
    }
}
