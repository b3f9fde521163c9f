using System.Formats.Tar;
using System.IO.Compression;

using Halyard.Server.Hosting;

using Microsoft.Data.Sqlite;

namespace Halyard.Server.Storage;

/// <summary>
/// Copies an installation while it runs. The archive is a gzipped tar of what a data directory needs: <c>halyard.db</c> and <c>keys/</c>.
/// Unpacked into an empty directory it is an installation again.
/// </summary>
internal static class Backup
{
    public static async Task WriteAsync(DataDirectory directory, string target, CancellationToken cancellationToken)
    {
        if (File.Exists(target))
        {
            throw new StartException($"'{target}' exists already. Choose another name.");
        }

        Schema.RequireKnown(new SqliteDialect(directory.Database));

        // Both beside the target: the same disk, so that the last step is a rename, and nothing half-written has the final name.
        var copy = $"{target}.{Environment.ProcessId}.db";
        var draft = $"{target}.{Environment.ProcessId}.tmp";
        try
        {
            CopyDatabase(directory.Database, copy);
            await PackAsync(directory, copy, draft, cancellationToken);
            File.Move(draft, target, overwrite: false);
        }
        finally
        {
            File.Delete(copy);
            File.Delete(draft);
        }
    }

    // SQLite's online backup sees one state of the database, however many writers are at work.
    private static void CopyDatabase(string from, string to)
    {
        DataDirectory.OpenOwnerOnly(to, FileMode.CreateNew).Dispose();
        using var source = Open(from, SqliteOpenMode.ReadWrite);
        using var copy = Open(to, SqliteOpenMode.ReadWrite);
        source.BackupDatabase(copy);
        using var command = copy.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = DELETE; PRAGMA quick_check;";
        using var reader = command.ExecuteReader();
        reader.NextResult();
        if (!reader.Read() || reader.GetString(0) != "ok")
        {
            throw new StartException(
                "The copy of the database is damaged. Check the disk, and the database with 'PRAGMA integrity_check'.");
        }
    }

    // The keys come after the database: a key is in the ring before anything is protected with it, so the ring is never older than the copy
    // needs.
    private static async Task PackAsync(DataDirectory directory, string database, string draft, CancellationToken cancellationToken)
    {
        await using var file = DataDirectory.OpenOwnerOnly(draft, FileMode.CreateNew);
        await using var gzip = new GZipStream(file, CompressionLevel.Optimal);
        await using var archive = new TarWriter(gzip, TarEntryFormat.Pax);
        await archive.WriteEntryAsync(database, DataDirectory.DatabaseName, cancellationToken);
        await archive.WriteEntryAsync(directory.Keys, DataDirectory.KeysName, cancellationToken);
        foreach (var key in Directory.EnumerateFiles(directory.Keys, "*.xml"))
        {
            await archive.WriteEntryAsync(key, $"{DataDirectory.KeysName}/{Path.GetFileName(key)}", cancellationToken);
        }
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false, DefaultTimeout = 30 }.ToString());
        connection.Open();
        return connection;
    }
}
