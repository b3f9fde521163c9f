using Halyard.Server.Storage;

namespace Halyard.Server.Access;

/// <summary>All SQL about the keys of environments.</summary>
internal static class KeyStore
{
    private const string Columns = "environment_id, kind, hash, protected_value, created_at, expires_at";

    public static Task<IReadOnlyList<StoredKey>> ListAllAsync(Session session, CancellationToken cancellationToken) =>
        session.ListAsync<StoredKey>(
            $"""
            SELECT {Columns}
            FROM environment_keys
            """,
            null,
            cancellationToken);

    /// <summary>The keys in force of an environment, one of each kind.</summary>
    public static Task<IReadOnlyList<StoredKey>> ListInForceAsync(
        Session session, long environmentId, CancellationToken cancellationToken) =>
        session.ListAsync<StoredKey>(
            $"""
            SELECT {Columns}
            FROM environment_keys
            WHERE environment_id = @environmentId AND expires_at IS NULL
            """,
            new { environmentId },
            cancellationToken);

    public static Task<bool> ExistsAsync(Session session, string hash, CancellationToken cancellationToken) =>
        session.GetAsync<bool>(
            """
            SELECT EXISTS (SELECT 1 FROM environment_keys WHERE hash = @hash)
            """,
            new { hash },
            cancellationToken);

    public static Task AddAsync(Session session, StoredKey key, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            INSERT INTO environment_keys (environment_id, kind, hash, protected_value, created_at)
            VALUES (@EnvironmentId, @kind, @Hash, @ProtectedValue, @CreatedAt)
            """,
            new { key.EnvironmentId, kind = key.Kind.ToString(), key.Hash, key.ProtectedValue, key.CreatedAt },
            cancellationToken);

    /// <summary>Ends the key in force, at once or after a grace period. Older ones in their grace period are not touched.</summary>
    public static Task ExpireAsync(
        Session session, long environmentId, EnvironmentKeyKind kind, DateTimeOffset at, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            UPDATE environment_keys
            SET expires_at = @at
            WHERE environment_id = @environmentId AND kind = @kind AND expires_at IS NULL
            """,
            new { environmentId, kind = kind.ToString(), at = at.ToUnixTimeMilliseconds() },
            cancellationToken);

    public static Task DeleteExpiredAsync(Session session, DateTimeOffset now, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            DELETE FROM environment_keys
            WHERE expires_at <= @now
            """,
            new { now = now.ToUnixTimeMilliseconds() },
            cancellationToken);

    public static Task DeleteAsync(Session session, long environmentId, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            DELETE FROM environment_keys
            WHERE environment_id = @environmentId
            """,
            new { environmentId },
            cancellationToken);
}
