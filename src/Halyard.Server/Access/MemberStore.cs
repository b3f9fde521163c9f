using Halyard.Server.Storage;

namespace Halyard.Server.Access;

/// <summary>All SQL about members.</summary>
internal static class MemberStore
{
    private const string Columns = "id, public_id, email, name, role, password_hash, session_stamp, created_at, last_seen_at";

    public static Task<Member?> FindAsync(Session session, string publicId, CancellationToken cancellationToken) =>
        session.FindAsync<Member>(
            $"""
            SELECT {Columns}
            FROM members
            WHERE public_id = @publicId
            """,
            new { publicId },
            cancellationToken);

    public static Task<Member?> FindByIdAsync(Session session, long id, CancellationToken cancellationToken) =>
        session.FindAsync<Member>(
            $"""
            SELECT {Columns}
            FROM members
            WHERE id = @id
            """,
            new { id },
            cancellationToken);

    public static Task<Member?> FindByEmailAsync(Session session, string email, CancellationToken cancellationToken) =>
        session.FindAsync<Member>(
            $"""
            SELECT {Columns}
            FROM members
            WHERE LOWER(email) = LOWER(@email)
            """,
            new { email },
            cancellationToken);

    /// <summary>The member the installation belongs to; null before the first start.</summary>
    public static Task<Member?> FindOwnerAsync(Session session, CancellationToken cancellationToken) =>
        session.FindAsync<Member>(
            $"""
            SELECT {Columns}
            FROM members
            WHERE role = @owner
            ORDER BY id
            LIMIT 1
            """,
            new { owner = nameof(Role.Owner) },
            cancellationToken);

    public static Task<IReadOnlyList<Member>> ListAsync(Session session, CancellationToken cancellationToken) =>
        session.ListAsync<Member>(
            $"""
            SELECT {Columns}
            FROM members
            ORDER BY id
            """,
            null,
            cancellationToken);

    public static Task<bool> HasAnybodySignedInAsync(Session session, CancellationToken cancellationToken) =>
        session.GetAsync<bool>(
            """
            SELECT EXISTS (SELECT 1 FROM members WHERE last_seen_at IS NOT NULL)
            """,
            null,
            cancellationToken);

    public static Task AddAsync(Session session, Member member, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            INSERT INTO members (public_id, email, name, role, password_hash, session_stamp, created_at)
            VALUES (@PublicId, @Email, @Name, @role, @PasswordHash, @SessionStamp, @CreatedAt)
            """,
            new
            {
                member.PublicId,
                member.Email,
                member.Name,
                role = member.Role.ToString(),
                member.PasswordHash,
                member.SessionStamp,
                member.CreatedAt,
            },
            cancellationToken);

    /// <summary>Sets a password and ends every session that was begun before.</summary>
    public static Task SetPasswordAsync(
        Session session, long id, string passwordHash, string sessionStamp, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            UPDATE members
            SET password_hash = @passwordHash, session_stamp = @sessionStamp
            WHERE id = @id
            """,
            new { id, passwordHash, sessionStamp },
            cancellationToken);

    public static Task SetSeenAsync(Session session, long id, DateTimeOffset at, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            UPDATE members
            SET last_seen_at = @at
            WHERE id = @id
            """,
            new { id, at = at.ToUnixTimeMilliseconds() },
            cancellationToken);
}
