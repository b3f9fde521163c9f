using Halyard.Server.Storage;

namespace Halyard.Server.Access;

/// <summary>All SQL about sign-in links.</summary>
internal static class SignInLinkStore
{
    public static Task<SignInLink?> FindAsync(Session session, string hash, CancellationToken cancellationToken) =>
        session.FindAsync<SignInLink>(
            """
            SELECT member_id, expires_at, used_at
            FROM sign_in_links
            WHERE hash = @hash
            """,
            new { hash },
            cancellationToken);

    public static Task AddAsync(
        Session session, string hash, long memberId, DateTimeOffset expiresAt, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            INSERT INTO sign_in_links (hash, member_id, expires_at)
            VALUES (@hash, @memberId, @expiresAt)
            """,
            new { hash, memberId, expiresAt = expiresAt.ToUnixTimeMilliseconds() },
            cancellationToken);

    public static Task SetUsedAsync(Session session, string hash, DateTimeOffset at, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            UPDATE sign_in_links
            SET used_at = @at
            WHERE hash = @hash
            """,
            new { hash, at = at.ToUnixTimeMilliseconds() },
            cancellationToken);

    /// <summary>Forgets links that ended long ago. Until then they can still say why they do not work.</summary>
    public static Task DeleteExpiredAsync(Session session, DateTimeOffset before, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            DELETE FROM sign_in_links
            WHERE expires_at < @before
            """,
            new { before = before.ToUnixTimeMilliseconds() },
            cancellationToken);
}
