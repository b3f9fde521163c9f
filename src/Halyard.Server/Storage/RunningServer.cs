using System.Text.Json;

namespace Halyard.Server.Storage;

/// <summary>What a running server tells the subcommands, in a file of its data directory.</summary>
/// <param name="ProcessId">The process that serves the directory.</param>
/// <param name="Address">Where people reach it; null until it listens.</param>
internal sealed record RunningServer(int ProcessId, string? Address)
{
    public static RunningServer? Find(DataDirectory directory)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllText(directory.Running), StorageJson.Default.RunningServer);
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            return null;
        }
    }

    public static void Write(DataDirectory directory, RunningServer server)
    {
        // Renamed into place: a reader never sees half of it.
        var draft = directory.Running + ".new";
        File.WriteAllText(draft, JsonSerializer.Serialize(server, StorageJson.Default.RunningServer));
        File.Move(draft, directory.Running, overwrite: true);
    }
}
