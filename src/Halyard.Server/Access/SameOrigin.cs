using Halyard.Server.Hosting;

using Microsoft.Extensions.Options;

namespace Halyard.Server.Access;

/// <summary>
/// A browser sends its cookies whoever wrote the page. What changes something, or opens a socket, on the strength of a cookie must come
/// from our own pages.
/// </summary>
internal sealed class SameOrigin(RequestDelegate next, IOptions<ProxyOptions> proxy)
{
    public Task InvokeAsync(HttpContext context)
    {
        var refusal = IsAtRisk(context) ? Check(context.Request) : null;
        return refusal is null ? next(context) : refusal.ToResult().ExecuteAsync(context);
    }

    private static bool IsAtRisk(HttpContext context)
    {
        var request = context.Request;
        var changes = !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method) && !HttpMethods.IsOptions(request.Method);
        var connects = context.WebSockets.IsWebSocketRequest || HttpMethods.IsConnect(request.Method);
        return (changes || connects) && (context.User.Identity?.AuthenticationType == Schemes.Session || IsSigningIn(request.Path));
    }

    // Signing somebody in as somebody else is an attack too, and then there is no cookie yet.
    private static bool IsSigningIn(PathString path) =>
        path.StartsWithSegments(SignInPaths.Page, StringComparison.Ordinal)
        || path.StartsWithSegments(SignInPaths.SignOut, StringComparison.Ordinal);

    private Refusal? Check(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var isOurs = origin.Length > 0
            ? IsOurs(origin, request.Host)
            : request.Headers["Sec-Fetch-Site"] == "same-origin";
        return isOurs
            ? null
            : Refusal.Forbidden(
                $"The request comes from the origin '{origin}', not from this server's pages at '{request.Host}'. "
                + "Behind a proxy, set Halyard:Proxy:PublicUrl to the address that people use.");
    }

    private bool IsOurs(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var sent)
        && (IsSame(sent.Authority, host.Value) || IsSame(sent.Authority, proxy.Value.PublicUrl?.Authority));

    private static bool IsSame(string authority, string? other) => string.Equals(authority, other, StringComparison.OrdinalIgnoreCase);
}
