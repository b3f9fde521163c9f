using System.Text.Encodings.Web;

using Halyard.Server.Hosting;

using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Halyard.Server.Access;

/// <summary>
/// Accepts <c>Authorization: api-…</c> and <c>Authorization: Bearer api-…</c>. SDK keys are not access tokens and are refused.
/// </summary>
internal sealed class TokenAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, TokenDirectory tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        var token = header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : header.Trim();
        if (!token.StartsWith(Secret.TokenPrefix, StringComparison.Ordinal))
        {
            return AuthenticateResult.NoResult();
        }

        return await tokens.FindActorAsync(token, Context.RequestAborted) is { } actor
            ? AuthenticateResult.Success(new AuthenticationTicket(actor.ToPrincipal(Schemes.Token), Schemes.Token))
            : AuthenticateResult.Fail("The access token is not known.");
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) =>
        new Refusal(RefusalCode.Unauthorized, "Invalid access token").ToResult().ExecuteAsync(Context);

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        Refusal.Forbidden("The access token may not do this.").ToResult().ExecuteAsync(Context);
}
