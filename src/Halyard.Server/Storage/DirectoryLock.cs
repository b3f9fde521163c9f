using System.Globalization;

using Halyard.Server.Hosting;

namespace Halyard.Server.Storage;

/// <summary>
/// Holds the data directory for one server. The operating system lets go of it when the process ends, however it ends. Subcommands do not
/// take it: the database looks after itself.
/// </summary>
internal sealed class DirectoryLock : IDisposable
{
    private readonly FileStream _file;

    private DirectoryLock(FileStream file) => _file = file;

    /// <summary>Takes the lock, or refuses the start and names the process that holds it.</summary>
    public static DirectoryLock Take(DataDirectory directory)
    {
        if (TryOpen(directory) is not { } file)
        {
            var holder = RunningServer.Find(directory)?.ProcessId.ToString(CultureInfo.InvariantCulture) ?? "that is just starting";
            throw new StartException(
                $"The data directory '{directory.Root}' is in use by process {holder}. Stop that server, or choose another directory "
                    + "with --data DIR.");
        }

        RunningServer.Write(directory, new RunningServer(Environment.ProcessId, null));
        return new DirectoryLock(file);
    }

    public static bool IsHeld(DataDirectory directory)
    {
        if (!File.Exists(directory.Lock))
        {
            return false;
        }

        using var file = TryOpen(directory);
        return file is null;
    }

    public void Dispose() => _file.Dispose();

    private static FileStream? TryOpen(DataDirectory directory)
    {
        try
        {
            return DataDirectory.OpenOwnerOnly(directory.Lock, FileMode.OpenOrCreate);
        }
        catch (IOException) when (File.Exists(directory.Lock))
        {
            return null;
        }
    }
}
