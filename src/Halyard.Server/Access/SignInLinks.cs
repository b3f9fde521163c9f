using Halyard.Server.Storage;

using Microsoft.Extensions.Options;

namespace Halyard.Server.Access;

/// <summary>Makes sign-in links, and lets each be used once.</summary>
internal sealed class SignInLinks(Database database, IOptions<AccessOptions> options, TimeProvider time)
{
    private static readonly TimeSpan RememberedFor = TimeSpan.FromDays(30);

    /// <summary>Makes a link for a member and gives its path and query.</summary>
    public async Task<string> CreateAsync(Member member, CancellationToken cancellationToken)
    {
        var secret = Secret.CreateForLink();
        var now = time.GetUtcNow();
        await database.WriteAsync(
            async session =>
            {
                await SignInLinkStore.DeleteExpiredAsync(session, now - RememberedFor, cancellationToken);
                await SignInLinkStore.AddAsync(
                    session, Secret.Hash(secret), member.Id, now + options.Value.LinkLifetime, cancellationToken);
            },
            cancellationToken);
        return $"{SignInPaths.Page}?token={secret}";
    }

    public Task<SignInOutcome> UseAsync(string secret, CancellationToken cancellationToken) => database.WriteAsync(
        session => UseAsync(session, Secret.Hash(secret), cancellationToken),
        static outcome => outcome.Member is not null,
        null,
        cancellationToken);

    private async Task<SignInOutcome> UseAsync(Session session, string hash, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (await SignInLinkStore.FindAsync(session, hash, cancellationToken) is not { } link
            || await MemberStore.FindByIdAsync(session, link.MemberId, cancellationToken) is not { } member)
        {
            return SignInProblem.LinkUnknown;
        }

        if (link.UsedAt is not null)
        {
            return SignInProblem.LinkUsed;
        }

        if (link.ExpiresAt <= now.ToUnixTimeMilliseconds())
        {
            return SignInProblem.LinkExpired;
        }

        await SignInLinkStore.SetUsedAsync(session, hash, now, cancellationToken);
        await MemberStore.SetSeenAsync(session, member.Id, now, cancellationToken);
        return member;
    }
}
