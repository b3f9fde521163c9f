namespace Halyard.Server.Hosting;

/// <summary>Tells browsers not to guess types, not to show our pages inside others, and not to tell other sites our addresses.</summary>
internal static class BrowserSafety
{
    public static Task AddHeadersAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "SAMEORIGIN";
        headers["Referrer-Policy"] = "same-origin";
        return next(context);
    }
}
