using System.Data.Common;

using DbUp;
using DbUp.Builder;

using Microsoft.Data.Sqlite;

namespace Halyard.Server.Storage;

/// <summary>
/// One file in the data directory. Write-ahead log, so readers never wait; every commit is on the disk before it is acknowledged.
/// </summary>
internal sealed class SqliteDialect(string file) : Dialect
{
    private readonly string _connectionString = new SqliteConnectionStringBuilder
    {
        DataSource = file,
        ForeignKeys = true,
        DefaultTimeout = 30,
    }.ToString();

    public override string Identity => "INTEGER PRIMARY KEY AUTOINCREMENT";

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
            await command.ExecuteNonQueryAsync(cancellationToken);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    public override UpgradeEngineBuilder Upgrade() => DeployChanges.To.SqliteDatabase(_connectionString);
}
