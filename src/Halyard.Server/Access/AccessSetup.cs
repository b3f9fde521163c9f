using Halyard.Server.Hosting;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace Halyard.Server.Access;

internal static class AccessSetup
{
    /// <summary>Who acts, and what they may do.</summary>
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddSettings<AccessOptions>("Halyard:Access");
        services.AddSingleton<TokenDirectory>();
        services.AddSingleton<TokenService>();
        services.AddSingleton<KeyDirectory>();
        services.AddSingleton<KeyVault>();
        services.AddSingleton<SignInLinks>();
        services.AddSingleton<PasswordAttempts>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<IConfigureOptions<CookieAuthenticationOptions>, SessionCookie>();
        services.AddAuthentication(Schemes.Either)
            .AddScheme<AuthenticationSchemeOptions, TokenAuthentication>(Schemes.Token, null)
            .AddCookie(Schemes.Session)
            .AddPolicyScheme(Schemes.Either, null, static options => options.ForwardDefaultSelector = Choose);
        services.AddAuthorization();
        services.AddCascadingAuthenticationState();
    }

    public static void UseAccess(this IApplicationBuilder app)
    {
        app.UseAuthentication();
        app.UseMiddleware<SameOrigin>();
        app.UseSignInLinks();
        app.UseAuthorization();
    }

    public static void MapAccess(this IEndpointRouteBuilder routes)
    {
        routes.MapSignIn();
        routes.MapCaller();
        routes.MapMembers();
        routes.MapTokens();
    }

    private static string Choose(HttpContext context) => context.Request.Headers.Authorization.Count > 0 ? Schemes.Token : Schemes.Session;
}
