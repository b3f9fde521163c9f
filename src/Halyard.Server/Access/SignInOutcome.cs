namespace Halyard.Server.Access;

/// <summary>Who signed in, or why nobody did.</summary>
internal readonly record struct SignInOutcome(Member? Member, SignInProblem? Problem)
{
    public static implicit operator SignInOutcome(Member member) => new(member, null);

    public static implicit operator SignInOutcome(SignInProblem problem) => new(null, problem);
}
