namespace Halyard.Server.Access;

/// <summary>Signing in and out. The pages are the dashboard's.</summary>
internal static class SignInEndpoints
{
    public static void MapSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(SignInPaths.Password, SignInByPasswordAsync).AllowAnonymous().ExcludeFromDescription();
        routes.MapPost(SignInPaths.SignOut, (Delegate)SignOutAsync).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>Takes <c>/sign-in?token=…</c> before the dashboard's page of the same path sees it.</summary>
    public static void UseSignInLinks(this IApplicationBuilder app) => app.Use(static async (context, next) =>
    {
        if (HttpMethods.IsGet(context.Request.Method)
            && context.Request.Path == SignInPaths.Page
            && context.Request.Query.TryGetValue("token", out var token))
        {
            await SignInByLinkAsync(context, token.ToString());
        }
        else
        {
            await next(context);
        }
    });

    private static async Task SignInByLinkAsync(HttpContext context, string token)
    {
        // The address must not reach other sites, caches or the history of a shared screen.
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-store";
        var links = context.RequestServices.GetRequiredService<SignInLinks>();
        var outcome = await links.UseAsync(token, context.RequestAborted);
        await (await AnswerAsync(context, outcome, returnUrl: null)).ExecuteAsync(context);
    }

    private static async Task<IResult> SignInByPasswordAsync(HttpContext context, Passwords passwords, CancellationToken cancellationToken)
    {
        // Not bound as a parameter: that would demand an antiforgery token, and the origin has been checked.
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
        var outcome = await passwords.SignInAsync(form["email"].ToString().Trim(), form["password"].ToString(), address, cancellationToken);
        return await AnswerAsync(context, outcome, form[SignInPaths.ReturnUrl].ToString());
    }

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await SessionCookie.EndAsync(context);
        return TypedResults.LocalRedirect("~" + SignInPaths.Page);
    }

    private static async Task<IResult> AnswerAsync(HttpContext context, SignInOutcome outcome, string? returnUrl)
    {
        if (outcome.Member is { } member)
        {
            await SessionCookie.BeginAsync(context, member);
            return TypedResults.LocalRedirect(Local(returnUrl));
        }

        var back = string.IsNullOrEmpty(returnUrl) ? "" : $"&{SignInPaths.ReturnUrl}={Uri.EscapeDataString(returnUrl)}";
        return TypedResults.LocalRedirect($"~{SignInPaths.Page}?problem={SignInProblems.Word(outcome.Problem!.Value)}{back}");
    }

    // Only a path of ours, from the root or from the base; never //elsewhere or /\elsewhere.
    private static string Local(string? url) => url switch
    {
        null or "" => "~/",
        ['/', '/' or '\\', ..] => "~/",
        ['/', ..] => url,
        _ => "~/" + url,
    };
}
