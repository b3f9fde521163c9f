namespace Halyard.Server.Access;

internal enum SignInProblem
{
    LinkUnknown,
    LinkUsed,
    LinkExpired,
    PasswordWrong,
    TooManyAttempts,
}
