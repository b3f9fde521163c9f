using System.Data.Common;

namespace Halyard.Server.Storage;

/// <summary>Where everything is kept. Many may read at a time; writers take turns.</summary>
internal sealed class Database(Dialect dialect) : IDisposable
{
    private readonly SemaphoreSlim _writer = new(1);

    public Dialect Dialect => dialect;

    /// <summary>A session for reading. Each statement sees the newest committed state.</summary>
    public async Task<Session> ReadAsync(CancellationToken cancellationToken) => new(await dialect.OpenAsync(cancellationToken));

    /// <summary>
    /// Does <paramref name="work"/> in one transaction and commits it when <paramref name="keep"/> says so of its outcome; else, and when
    /// it throws, nothing has happened. <paramref name="committed"/> runs after the commit and before the next writer: what it sees comes
    /// in the order of the commits.
    /// </summary>
    public async Task<T> WriteAsync<T>(
        Func<Session, Task<T>> work, Func<T, bool> keep, Action<T>? committed, CancellationToken cancellationToken)
    {
        await _writer.WaitAsync(cancellationToken);
        try
        {
            var connection = await dialect.OpenAsync(cancellationToken);
            var transaction = await BeginAsync(connection, cancellationToken);
            await using var session = new Session(connection, transaction);
            var outcome = await work(session);
            if (keep(outcome))
            {
                // Not cancellable: a commit that was asked for is either acknowledged or known to have failed.
                await transaction.CommitAsync(CancellationToken.None);
                committed?.Invoke(outcome);
            }

            return outcome;
        }
        finally
        {
            _writer.Release();
        }
    }

    public Task WriteAsync(Func<Session, Task> work, CancellationToken cancellationToken) => WriteAsync(
        async session =>
        {
            await work(session);
            return true;
        },
        static _ => true,
        null,
        cancellationToken);

    public void Dispose() => _writer.Dispose();

    private async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            return await dialect.BeginWriteAsync(connection, cancellationToken);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
