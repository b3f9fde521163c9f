using System.Diagnostics;

namespace Halyard.Server.Access;

/// <summary>Why somebody could not sign in, as the address of the sign-in page says it and as the page does.</summary>
internal static class SignInProblems
{
    private const string NewLink = "Run 'halyard-server sign-in-link' on the server to make a new one, or sign in with your password.";

    public static string Word(SignInProblem problem) => problem switch
    {
        SignInProblem.LinkUnknown => "link-unknown",
        SignInProblem.LinkUsed => "link-used",
        SignInProblem.LinkExpired => "link-expired",
        SignInProblem.PasswordWrong => "password-wrong",
        SignInProblem.TooManyAttempts => "too-many-attempts",
        _ => throw new UnreachableException(),
    };

    /// <summary>What to tell the person, by the word in <c>?problem=</c>; null when there was no problem.</summary>
    public static string? Message(string? word) => word switch
    {
        "link-unknown" => $"This sign-in link is not one of ours, or not of this installation. {NewLink}",
        "link-used" => $"This sign-in link has been used: each works once. {NewLink}",
        "link-expired" => $"This sign-in link has expired. {NewLink}",
        "password-wrong" => "The e-mail address or the password is wrong.",
        "too-many-attempts" =>
            "There were too many wrong passwords. Try again in 15 minutes, or run 'halyard-server sign-in-link' on the server.",
        _ => null,
    };
}
