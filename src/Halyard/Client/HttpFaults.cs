using System.Net;

namespace Halyard.Client;

/// <summary>Tells the failures that will pass from those that will not.</summary>
internal static class HttpFaults
{
    /// <summary>
    /// Whether the same request would be refused for ever: any 4xx but those that speak of this one attempt or of the service's load.
    /// </summary>
    public static bool IsPermanent(HttpStatusCode status) =>
        (int)status is >= 400 and < 500 &&
        status is not (HttpStatusCode.BadRequest or HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests);

    /// <summary>Whether an exception tells of a request that failed on its way, or that the service's answer broke off.</summary>
    public static bool IsTransport(Exception exception) =>
        exception is HttpRequestException or IOException or TimeoutException or OperationCanceledException;
}
