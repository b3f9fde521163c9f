using Halyard.Server.Hosting;

namespace Halyard.Server.Events;

/// <summary>Where SDKs send events. Short circuits: these requests are signed by an SDK key and have nothing to do with members and tokens.</summary>
internal static class EventEndpoints
{
    private const string RetryAfterSeconds = "5";

    public static void MapEvents(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/bulk", TakeEventsAsync).ShortCircuit().ExcludeFromDescription();
        routes.MapPost("/diagnostic", TakeDiagnosticAsync).ShortCircuit().ExcludeFromDescription();
    }

    private static async Task<IResult> TakeEventsAsync(HttpRequest request, EventIntake intake, CancellationToken cancellationToken) =>
        Answer(request, await intake.TakeEventsAsync(request, cancellationToken));

    private static async Task<IResult> TakeDiagnosticAsync(HttpRequest request, EventIntake intake, CancellationToken cancellationToken) =>
        Answer(request, await intake.TakeDiagnosticAsync(request, cancellationToken));

    private static IResult Answer(HttpRequest request, Refusal? refusal)
    {
        if (refusal?.Code == RefusalCode.Unavailable)
        {
            request.HttpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        }

        return refusal?.ToResult() ?? TypedResults.StatusCode(StatusCodes.Status202Accepted);
    }
}
