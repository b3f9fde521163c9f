namespace Halyard.Server.Access;

/// <summary>Where signing in happens. The page is the dashboard's; it posts to the other two.</summary>
internal static class SignInPaths
{
    /// <summary>
    /// The page; with the query <c>token</c>, a sign-in link. Shows <c>?problem=…</c> by <see cref="SignInProblems.Message"/>.
    /// </summary>
    public const string Page = "/sign-in";

    /// <summary>Takes the form fields <c>email</c> (may be missing: the owner), <c>password</c> and <c>returnUrl</c>.</summary>
    public const string Password = "/sign-in/password";

    public const string SignOut = "/sign-out";

    public const string ReturnUrl = "returnUrl";
}
