namespace Halyard.Server.Hosting;

/// <summary><c>X-HTTP-Method-Override</c> on a POST: for clients whose network knows no PATCH.</summary>
internal static class MethodOverride
{
    private static readonly string[] Allowed = [HttpMethods.Patch, HttpMethods.Put, HttpMethods.Delete];

    public static Task ApplyAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        if (HttpMethods.IsPost(request.Method)
            && request.Headers["X-HTTP-Method-Override"].ToString() is { Length: > 0 } wanted
            && Array.Find(Allowed, method => method.Equals(wanted, StringComparison.OrdinalIgnoreCase)) is { } method)
        {
            request.Method = method;
        }

        return next(context);
    }
}
