using Halyard.Server.Hosting;
using Halyard.Server.Storage;

namespace Halyard.Server.Startup;

/// <summary>The installation that a subcommand works on, beside a running server or without one.</summary>
internal static class Installation
{
    public static DataDirectory Find(IReadOnlyDictionary<string, string?> settings)
    {
        var directory = new DataDirectory(ServerConfiguration.DataPath(Serving.Configure(settings).Configuration));
        return directory.HasInstallation
            ? directory
            : throw new StartException($"There is no installation in '{directory.Root}'. Name its directory with --data DIR.");
    }
}
