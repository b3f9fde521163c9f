using System.Data.Common;

using Dapper;

namespace Halyard.Server.Storage;

/// <summary>An open connection, with the transaction it is in. Stores take one and never ask which of the two it is.</summary>
internal sealed class Session(DbConnection connection, DbTransaction? transaction = null) : IAsyncDisposable
{
    static Session() => DefaultTypeMap.MatchNamesWithUnderscores = true;

    public async Task<T?> FindAsync<T>(string sql, object? parameters, CancellationToken cancellationToken) =>
        await connection.QueryFirstOrDefaultAsync<T>(Command(sql, parameters, cancellationToken));

    public async Task<T> GetAsync<T>(string sql, object? parameters, CancellationToken cancellationToken) =>
        await connection.QuerySingleAsync<T>(Command(sql, parameters, cancellationToken));

    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? parameters, CancellationToken cancellationToken) =>
        (await connection.QueryAsync<T>(Command(sql, parameters, cancellationToken))).AsList();

    /// <summary>Runs a statement and gives the number of rows it touched. A list of parameters runs it once for each.</summary>
    public Task<int> ExecuteAsync(string sql, object? parameters, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(Command(sql, parameters, cancellationToken));

    public async ValueTask DisposeAsync()
    {
        if (transaction is not null)
        {
            await transaction.DisposeAsync();
        }

        await connection.DisposeAsync();
    }

    private CommandDefinition Command(string sql, object? parameters, CancellationToken cancellationToken) =>
        new(sql, parameters, transaction, cancellationToken: cancellationToken);
}
