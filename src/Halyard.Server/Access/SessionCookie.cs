using System.Security.Claims;

using Halyard.Server.Hosting;
using Halyard.Server.Storage;

using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace Halyard.Server.Access;

/// <summary>
/// The dashboard's cookie. It names the member and the stamp the session was begun under; everything else is read anew at each request.
/// </summary>
internal sealed class SessionCookie(DataDirectory directory, IOptions<AccessOptions> access)
    : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    private const string Stamp = "stamp";

    public static Task BeginAsync(HttpContext context, Member member)
    {
        var principal = member.ToActor().ToPrincipal(Schemes.Session);
        principal.Identities.First().AddClaim(new Claim(Stamp, member.SessionStamp));
        return context.SignInAsync(Schemes.Session, principal, new AuthenticationProperties { IsPersistent = true });
    }

    public static Task EndAsync(HttpContext context) => context.SignOutAsync(Schemes.Session);

    public void Configure(CookieAuthenticationOptions options) => Configure(Schemes.Session, options);

    public void Configure(string? name, CookieAuthenticationOptions options)
    {
        if (name != Schemes.Session)
        {
            return;
        }

        // Cookies do not know ports: two installations on one machine must not overwrite each other's.
        options.Cookie.Name = "halyard-" + Secret.Hash(directory.Root)[..8];
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = access.Value.SessionLifetime;
        options.SlidingExpiration = true;
        options.LoginPath = SignInPaths.Page;
        options.ReturnUrlParameter = SignInPaths.ReturnUrl;
        options.Events.OnValidatePrincipal = ValidateAsync;
        options.Events.OnRedirectToLogin = context => AnswerAsync(
            context, new Refusal(RefusalCode.Unauthorized, "Invalid access token"));
        options.Events.OnRedirectToAccessDenied = context => AnswerAsync(
            context, Refusal.Forbidden("You may not do this."));
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var member = await FindMemberAsync(context);
        if (member is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Schemes.Session);
            return;
        }

        var principal = member.ToActor().ToPrincipal(Schemes.Session);
        principal.Identities.First().AddClaim(new Claim(Stamp, member.SessionStamp));
        context.ReplacePrincipal(principal);
    }

    private static async Task<Member?> FindMemberAsync(CookieValidatePrincipalContext context)
    {
        if (context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } id)
        {
            return null;
        }

        var database = context.HttpContext.RequestServices.GetRequiredService<Database>();
        var cancellationToken = context.HttpContext.RequestAborted;
        await using var session = await database.ReadAsync(cancellationToken);
        var member = await MemberStore.FindAsync(session, id, cancellationToken);
        return member?.SessionStamp == context.Principal.FindFirstValue(Stamp) ? member : null;
    }

    // A person is led to the sign-in page; a program is told.
    private static Task AnswerAsync(RedirectContext<CookieAuthenticationOptions> context, Refusal refusal)
    {
        if (!context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
        {
            context.Response.Redirect(context.RedirectUri);
            return Task.CompletedTask;
        }

        return refusal.ToResult().ExecuteAsync(context.HttpContext);
    }
}
