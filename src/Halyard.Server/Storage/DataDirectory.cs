using Halyard.Server.Hosting;

namespace Halyard.Server.Storage;

/// <summary>The one directory in which an installation lives: database, key ring, lock. Only its owner may read it.</summary>
internal sealed class DataDirectory
{
    public const string DatabaseName = "halyard.db";
    public const string KeysName = "keys";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public DataDirectory(string path)
    {
        Root = Path.GetFullPath(path);
        Database = Path.Combine(Root, DatabaseName);
        Keys = Path.Combine(Root, KeysName);
        Lock = Path.Combine(Root, "halyard.lock");
        Running = Path.Combine(Root, "running.json");
    }

    /// <summary>Its absolute path.</summary>
    public string Root { get; }

    public string Database { get; }

    /// <summary>The Data Protection key ring: it signs the dashboard's cookies and protects the SDK keys at rest.</summary>
    public string Keys { get; }

    public string Lock { get; }

    /// <summary>Which process serves it, and where it listens.</summary>
    public string Running { get; }

    public bool HasInstallation => File.Exists(Database);

    /// <summary>Makes what is missing. What is secret can be read by the owner alone, whatever the umask.</summary>
    public void Create()
    {
        try
        {
            CreateDirectory(Root);
            CreateDirectory(Keys);
            if (!File.Exists(Database))
            {
                OpenOwnerOnly(Database, FileMode.CreateNew).Dispose();
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartException(
                $"The data directory '{Root}' cannot be made: {exception.Message} Choose another with --data DIR.", exception);
        }
    }

    /// <summary>Opens a file for writing that only the owner may read.</summary>
    public static FileStream OpenOwnerOnly(string file, FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return new FileStream(file, options);
    }

    private static void CreateDirectory(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, OwnerOnly | UnixFileMode.UserExecute);
        }
    }
}
