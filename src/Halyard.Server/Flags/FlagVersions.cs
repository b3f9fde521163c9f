using System.Collections.Immutable;
using System.Text.Json;

using Halyard.Api;
using Halyard.Api.Flags;
using Halyard.Evaluation.Wire;

namespace Halyard.Server.Flags;

/// <summary>Counts changes: a version goes up when what it counts is no longer the same.</summary>
internal static class FlagVersions
{
    /// <summary>Gives the flag, and each environment whose settings or delivery differ, the next version. What has not changed is given back as it was.</summary>
    public static FlagDefinition Count(FlagDefinition before, FlagDefinition after, DateTimeOffset at)
    {
        if (IsSame(before, after))
        {
            return before;
        }

        var environments = after.Environments;
        foreach (var (key, targeting) in after.Environments)
        {
            if (!before.Environments.TryGetValue(key, out var old) || IsSame(old, targeting) && IsDeliveredAlike(before, after, key))
            {
                continue;
            }

            environments = environments.SetItem(key, targeting with { Version = old.Version + 1, LastModified = at });
        }

        return after with { Version = before.Version + 1, Environments = environments };
    }

    /// <summary>Every environment's next version: SDKs must take what comes instead of the flag.</summary>
    public static FlagDefinition CountAll(FlagDefinition flag, DateTimeOffset at) => flag with
    {
        Version = flag.Version + 1,
        Environments = flag.Environments.ToImmutableSortedDictionary(
            static each => each.Key, each => each.Value with { Version = each.Value.Version + 1, LastModified = at }),
    };

    // Equality of records does not look inside arrays; the documents do.
    public static bool IsSame(FlagDefinition one, FlagDefinition other) =>
        ReferenceEquals(one, other) || JsonSerializer.SerializeToUtf8Bytes(one, ApiJson.Default.FlagDefinition).AsSpan()
            .SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(other, ApiJson.Default.FlagDefinition));

    private static bool IsSame(FlagTargeting one, FlagTargeting other) =>
        ReferenceEquals(one, other) || JsonSerializer.SerializeToUtf8Bytes(one, ApiJson.Default.FlagTargeting).AsSpan()
            .SequenceEqual(JsonSerializer.SerializeToUtf8Bytes(other, ApiJson.Default.FlagTargeting));

    private static bool IsDeliveredAlike(FlagDefinition one, FlagDefinition other, string environment) =>
        WireJson.ToBytes(one.ToFlag(environment)).AsSpan().SequenceEqual(WireJson.ToBytes(other.ToFlag(environment)));
}
