using System.Data.Common;

using DbUp.Builder;

namespace Halyard.Server.Storage;

/// <summary>What differs between the databases. Everything else is written once, in the SQL that both accept.</summary>
internal abstract class Dialect
{
    /// <summary>The column definition of a primary key that counts up and never reuses a number.</summary>
    public abstract string Identity { get; }

    /// <summary>Opens a connection that is ready for use.</summary>
    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Starts a transaction that excludes every other writer until it ends.</summary>
    public abstract Task<DbTransaction> BeginWriteAsync(DbConnection connection, CancellationToken cancellationToken);

    /// <summary>The target of DbUp's schema upgrade.</summary>
    public abstract UpgradeEngineBuilder Upgrade();
}
