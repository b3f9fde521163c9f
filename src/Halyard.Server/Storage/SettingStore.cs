namespace Halyard.Server.Storage;

/// <summary>All SQL about what the installation remembers of itself.</summary>
internal static class SettingStore
{
    /// <summary>When the first start was completed. Until then every start is the first.</summary>
    public const string FirstStart = "first-start";

    /// <summary>The hash of the administrator's password as the configuration last gave it.</summary>
    public const string ConfiguredPassword = "configured-password";

    public static Task<string?> FindAsync(Session session, string name, CancellationToken cancellationToken) =>
        session.FindAsync<string>(
            """
            SELECT value
            FROM settings
            WHERE name = @name
            """,
            new { name },
            cancellationToken);

    public static Task SetAsync(Session session, string name, string value, CancellationToken cancellationToken) =>
        session.ExecuteAsync(
            """
            INSERT INTO settings (name, value)
            VALUES (@name, @value)
            ON CONFLICT (name) DO UPDATE SET value = excluded.value
            """,
            new { name, value },
            cancellationToken);
}
