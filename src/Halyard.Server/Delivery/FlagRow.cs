using System.Text.Json;

using Halyard.Api.Flags;
using Halyard.Api;
using Halyard.Evaluation.Flags;

namespace Halyard.Server.Delivery;

/// <summary>A flag as it is stored, deleted ones included.</summary>
internal sealed record FlagRow
{
    public required string Key { get; init; }

    public required bool Deleted { get; init; }

    public required string Document { get; init; }

    /// <summary>What each environment is to deliver of it, by the environment's key.</summary>
    public IReadOnlyDictionary<string, Flag> Deliver()
    {
        var definition = JsonSerializer.Deserialize(Document, ApiJson.Default.FlagDefinition)!;

        // An archived flag is deleted as far as SDKs know; restored, it comes back at a higher version.
        return Deleted || definition.Archived
            ? definition.Environments.ToDictionary(static each => each.Key, each => Flag.Tombstone(Key, each.Value.Version), StringComparer.Ordinal)
            : definition.Environments.Keys.ToDictionary(static key => key, definition.ToFlag, StringComparer.Ordinal);
    }
}
