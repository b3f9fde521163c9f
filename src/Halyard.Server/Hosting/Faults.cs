using System.Diagnostics;

using Microsoft.AspNetCore.Diagnostics;

namespace Halyard.Server.Hosting;

/// <summary>Answers what went wrong outside the rules in the same form as a refusal.</summary>
internal sealed class Faults : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (context.Response.HasStarted)
        {
            return false;
        }

        await Explain(exception).ToResult().ExecuteAsync(context);
        return true;
    }

    /// <summary>Gives answers of the API that have a status but no body the body that clients expect.</summary>
    public static async Task FillEmptyAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && ForStatus(http.Response.StatusCode) is { } refusal)
        {
            await refusal.ToResult().ExecuteAsync(http);
        }
    }

    private static Refusal Explain(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => TooLarge,
        BadHttpRequestException bad => new Refusal(RefusalCode.InvalidRequest, bad.Message),
        _ => new Refusal(
            RefusalCode.Internal,
            $"The server failed; its log says why, under the trace {Activity.Current?.TraceId.ToString() ?? "of this request"}."),
    };

    private static Refusal? ForStatus(int status) => status switch
    {
        StatusCodes.Status400BadRequest => new Refusal(RefusalCode.InvalidRequest, "The request has a value of the wrong type."),
        StatusCodes.Status401Unauthorized => new Refusal(RefusalCode.Unauthorized, "Invalid access token"),
        StatusCodes.Status403Forbidden => Refusal.Forbidden("You may not do this."),
        StatusCodes.Status404NotFound => Refusal.NotFound("Invalid resource identifier"),
        StatusCodes.Status405MethodNotAllowed => new Refusal(RefusalCode.MethodNotAllowed, "This address does not know that method."),
        StatusCodes.Status413PayloadTooLarge => TooLarge,
        StatusCodes.Status415UnsupportedMediaType => new Refusal(
            RefusalCode.UnsupportedMediaType, "The body must be JSON, with the header 'Content-Type: application/json'."),
        _ => null,
    };

    private static Refusal TooLarge =>
        new(RefusalCode.TooLarge, "The body is larger than this address takes. Halyard:Limits says how large it may be.");
}
