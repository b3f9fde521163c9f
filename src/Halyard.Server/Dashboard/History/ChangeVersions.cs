using System.Text.Json;

using Halyard.Server.Changes;

namespace Halyard.Server.Dashboard.History;

internal static class ChangeVersions
{
    /// <summary>The version that a change made of the flag; 0 when it deleted it.</summary>
    public static int AfterVersion(this Change change) =>
        change.What.After is { ValueKind: JsonValueKind.Object } after && after.TryGetProperty("version", out var version) ? version.GetInt32() : 0;
}
