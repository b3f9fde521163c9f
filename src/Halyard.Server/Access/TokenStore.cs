using Halyard.Server.Storage;

namespace Halyard.Server.Access;

/// <summary>All SQL about access tokens.</summary>
internal static class TokenStore
{
    private const string Columns = "id, public_id, member_id, name, description, hash, ending, role, created_at, updated_at, last_used_at";

    public static Task<AccessToken?> FindByHashAsync(Session session, string hash, CancellationToken cancellationToken) =>
        session.FindAsync<AccessToken>(
            $"""
            SELECT {Columns}
            FROM tokens
            WHERE hash = @hash
            """,
            new { hash },
            cancellationToken);

    public static Task<AccessToken?> FindAsync(Session session, string publicId, CancellationToken cancellationToken) =>
        session.FindAsync<AccessToken>(
            $"""
            SELECT {Columns}
            FROM tokens
            WHERE public_id = @publicId
            """,
            new { publicId },
            cancellationToken);

    /// <summary>The tokens of one member, or of all when there is none; the newest first.</summary>
    public static Task<IReadOnlyList<AccessToken>> ListAsync(Session session, string? member, CancellationToken cancellationToken) =>
        session.ListAsync<AccessToken>(
            $"""
            SELECT {Columns}
            FROM tokens
            WHERE @member IS NULL OR member_id = (SELECT id FROM members WHERE public_id = @member)
            ORDER BY id DESC
            """,
            new { member },
            cancellationToken);

    public static Task AddAsync(Session session, AccessToken token, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            INSERT INTO tokens (public_id, member_id, name, description, hash, ending, role, created_at, updated_at)
            VALUES (@PublicId, @MemberId, @Name, @Description, @Hash, @Ending, @role, @CreatedAt, @UpdatedAt)
            """,
            new
            {
                token.PublicId,
                token.MemberId,
                token.Name,
                token.Description,
                token.Hash,
                token.Ending,
                role = token.Role.ToString(),
                token.CreatedAt,
                token.UpdatedAt,
            },
            cancellationToken);

    public static Task SaveAsync(Session session, AccessToken token, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            UPDATE tokens
            SET name = @Name, description = @Description, hash = @Hash, ending = @Ending, role = @role, updated_at = @UpdatedAt
            WHERE id = @Id
            """,
            new { token.Id, token.Name, token.Description, token.Hash, token.Ending, role = token.Role.ToString(), token.UpdatedAt },
            cancellationToken);

    public static Task DeleteAsync(Session session, long id, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            DELETE FROM tokens
            WHERE id = @id
            """,
            new { id },
            cancellationToken);

    public static Task SetUsedAsync(Session session, long id, DateTimeOffset at, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            UPDATE tokens
            SET last_used_at = @at
            WHERE id = @id
            """,
            new { id, at = at.ToUnixTimeMilliseconds() },
            cancellationToken);
}
