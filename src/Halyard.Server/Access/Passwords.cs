using Halyard.Server.Storage;

using Microsoft.AspNetCore.Identity;

namespace Halyard.Server.Access;

/// <summary>Signs members in by password, slowly for whoever guesses.</summary>
internal sealed class Passwords(Database database, PasswordAttempts attempts, TimeProvider time)
{
    private static readonly PasswordHasher<string> Hasher = new();

    // Verified when there is no such member, so that the time taken does not tell who exists.
    private static readonly string NobodysHash = Hasher.HashPassword("nobody", Secret.CreateForLink());

    public static string Hash(string password) => Hasher.HashPassword("", password);

    public static bool IsRight(string hash, string password) =>
        Hasher.VerifyHashedPassword("", hash, password) != PasswordVerificationResult.Failed;

    /// <param name="email">Whose password it is; empty for the owner's.</param>
    /// <param name="password">The password.</param>
    /// <param name="address">Where the request comes from.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<SignInOutcome> SignInAsync(string email, string password, string address, CancellationToken cancellationToken)
    {
        if (!attempts.MayTry(email, address))
        {
            return SignInProblem.TooManyAttempts;
        }

        var member = await FindAsync(email, cancellationToken);
        if (!IsRight(member?.PasswordHash ?? NobodysHash, password) || member is null)
        {
            attempts.Failed(email, address);
            return SignInProblem.PasswordWrong;
        }

        attempts.Succeeded(email);
        await database.WriteAsync(
            session => MemberStore.SetSeenAsync(session, member.Id, time.GetUtcNow(), cancellationToken), cancellationToken);
        return member;
    }

    private async Task<Member?> FindAsync(string email, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        return email.Length == 0
            ? await MemberStore.FindOwnerAsync(session, cancellationToken)
            : await MemberStore.FindByEmailAsync(session, email, cancellationToken);
    }
}
