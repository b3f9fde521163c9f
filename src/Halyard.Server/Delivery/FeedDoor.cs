using Halyard.Server.Access;
using Halyard.Server.Hosting;

using Microsoft.Extensions.Options;

namespace Halyard.Server.Delivery;

/// <summary>Answers SDKs that ask for an environment's flags and segments. Nothing here waits for the database.</summary>
internal sealed class FeedDoor(KeyDirectory keys, FeedRegistry registry, IOptions<DeliveryOptions> options)
{
    private const string EnvironmentHeader = "X-LD-EnvID";
    private const string RetryAfterSeconds = "1";

    /// <summary>Everything, and from then on every change, until the reader goes, the key is revoked or the server stops.</summary>
    public async Task StreamAsync(HttpContext context)
    {
        if (await FindAsync(context) is not { } feed)
        {
            return;
        }

        var response = context.Response;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers.CacheControl = "no-cache, no-store, must-revalidate";
        response.Headers["X-Accel-Buffering"] = "no";
        var connection = new FeedConnection(context, SdkRequests.KeyOf(context.Request)!, feed, options.Value.QueueLength);
        if (!feed.TryAttach(connection))
        {
            await RefuseAsync(context, NotServed);
            return;
        }

        try
        {
            await using var gone = context.RequestAborted.UnsafeRegister(static state => ((FeedConnection)state!).End(), connection);
            await connection.Completion;
        }
        finally
        {
            feed.Detach(connection);
        }
    }

    /// <summary>Everything, once; 304 when the reader has it.</summary>
    public async Task PollAsync(HttpContext context)
    {
        if (await FindAsync(context) is not { } feed)
        {
            return;
        }

        var payload = feed.Current.Payload;
        var response = context.Response;
        response.Headers.ETag = payload.Tag;
        response.Headers.CacheControl = "private, no-cache";
        response.Headers.Vary = "Authorization, Accept-Encoding";
        if (IsKnown(context.Request, payload.Tag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var body = payload.Body;
        if (TakesGzip(context.Request))
        {
            body = payload.Gzip;
            response.Headers.ContentEncoding = "gzip";
        }

        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteSlicedAsync(body, null, context.RequestAborted);
    }

    private static Refusal NotServed => new(RefusalCode.Unavailable, "The environment's data is not there yet; come again.");

    private async ValueTask<EnvironmentFeed?> FindAsync(HttpContext context)
    {
        if ((await keys.FindEnvironmentAsync(context.Request, context.RequestAborted)).IsRefused(out var refusal, out var environment))
        {
            await RefuseAsync(context, refusal);
            return null;
        }

        context.Response.Headers[EnvironmentHeader] = environment.ClientSideId;
        if (context.Request.Query["filter"].ToString() is { Length: > 0 } filter)
        {
            await RefuseAsync(context, Refusal.NotFound($"The payload filter '{filter}' does not exist in project '{environment.Project}'."));
            return null;
        }

        if (await registry.FindAsync(environment.Id, context.RequestAborted) is { } feed)
        {
            return feed;
        }

        await RefuseAsync(context, NotServed);
        return null;
    }

    private static Task RefuseAsync(HttpContext context, Refusal refusal)
    {
        if (refusal.Code == RefusalCode.Unavailable)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
        }

        return refusal.ToResult().ExecuteAsync(context);
    }

    private static bool IsKnown(HttpRequest request, string tag)
    {
        foreach (var known in request.Headers.IfNoneMatch)
        {
            if (known is not null && (known == tag || known == "*" || known.Contains(tag[2..], StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool TakesGzip(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding.ToString();
        return accepted.Contains("gzip", StringComparison.OrdinalIgnoreCase) && !accepted.Replace(" ", "", StringComparison.Ordinal).Contains("gzip;q=0", StringComparison.OrdinalIgnoreCase);
    }
}
