using Halyard.Server.Access;

using Microsoft.AspNetCore.Components;

namespace Halyard.Server.Dashboard.SignIn;

/// <summary>Signs people in by password, and tells whom a link did not let in why. A link that works never shows this page.</summary>
public sealed partial class SignInPage
{
    [SupplyParameterFromQuery(Name = "problem")] public string? Problem { get; set; }

    [SupplyParameterFromQuery(Name = SignInPaths.ReturnUrl)] public string? ReturnUrl { get; set; }

    private string? Message => SignInProblems.Message(Problem);

    private bool IsPasswordProblem => Problem == SignInProblems.Word(SignInProblem.PasswordWrong);
}
