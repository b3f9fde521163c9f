using Halyard.Server.Hosting;
using Halyard.Server.Storage;

namespace Halyard.Server.Startup;

/// <summary><c>halyard-server backup FILE</c>.</summary>
internal static class BackupCommand
{
    public static async Task<int> RunAsync(IReadOnlyDictionary<string, string?> settings, string file, CancellationToken cancellationToken)
    {
        var directory = Installation.Find(settings);
        var target = Path.GetFullPath(file);
        try
        {
            await Backup.WriteAsync(directory, target, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The backup '{target}' cannot be written: {exception.Message}", exception);
        }

        await Console.Out.WriteLineAsync(target);
        await Console.Error.WriteLineAsync(
            $"Copied '{directory.Root}'. To restore it: tar -xzf '{target}' -C EMPTY-DIR, then start the server with --data EMPTY-DIR. "
                + "Keep it as secret as the original.");
        return 0;
    }
}
