using Microsoft.AspNetCore.Cors.Infrastructure;

namespace Halyard.Server.Hosting;

/// <summary>Web pages anywhere may call the API with a token. Cookies are not sent along: a session is for our own pages alone.</summary>
internal static class Cors
{
    public const string Api = "api";

    private static readonly TimeSpan PreflightAge = TimeSpan.FromMinutes(5);

    public static void Configure(CorsOptions options) => options.AddPolicy(Api, static policy => policy
        .AllowAnyOrigin()
        .WithHeaders("Accept", "Content-Type", "Content-Length", "Accept-Encoding", "Authorization", "LD-API-Version")
        .WithMethods("OPTIONS", "GET", "POST", "PUT", "PATCH", "DELETE")
        .SetPreflightMaxAge(PreflightAge));
}
