using System.Globalization;

using Microsoft.Data.Sqlite;

namespace Halyard.EndToEnd.Tests.Support;

/// <summary>Looks into the database of a server that runs, to see what is really on the disk.</summary>
public sealed class StoredFacts(string file)
{
    /// <summary>How often a flag was evaluated, as in <c>0: 100, 1: 100</c>: variation and count.</summary>
    public Task<string> EvaluationsAsync(string flag) => ReadAsync(
        """
        SELECT COALESCE(GROUP_CONCAT(variation || ': ' || evaluations, ', '), '')
        FROM (
            SELECT variation, SUM(evaluations) AS evaluations
            FROM evaluation_rollups
            WHERE flag_key = $key
            GROUP BY variation
            ORDER BY variation
        )
        """,
        flag);

    /// <summary>How often a flag was evaluated, in all.</summary>
    public Task<int> EvaluationsOfAsync(string flag) => CountAsync(
        "SELECT CAST(COALESCE(SUM(evaluations), 0) AS TEXT) FROM evaluation_rollups WHERE flag_key = $key", flag);

    /// <summary>How many changes of a flag are in its history.</summary>
    public Task<int> ChangesAsync(string flag) => CountAsync(
        "SELECT CAST(COUNT(*) AS TEXT) FROM changes WHERE resource = 'Flag' AND resource_key = $key", flag);

    private async Task<int> CountAsync(string sql, string key) => int.Parse(await ReadAsync(sql, key), CultureInfo.InvariantCulture);

    private async Task<string> ReadAsync(string sql, string key)
    {
        var builder = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        await using var connection = new SqliteConnection(builder.ToString());
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$key", key);
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
