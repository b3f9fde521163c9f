using System.Collections.Immutable;

using Halyard.Server.Hosting;

namespace Halyard.Server.Targeting;

/// <summary>Lists of the keys of contexts that are named one by one.</summary>
internal static class TargetKeys
{
    private const int MaxLength = 1024;

    /// <summary>Null when each can be the key of a context.</summary>
    public static Refusal? Check(string field, ImmutableArray<string> keys)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            if (string.IsNullOrEmpty(keys[i]) || keys[i].Length > MaxLength)
            {
                return Refusal.Invalid($"{field}[{i}]", $"A context's key must have 1 to {MaxLength:N0} characters.");
            }
        }

        return null;
    }

    /// <summary>The keys with those that were not among them at the end.</summary>
    public static ImmutableArray<string> Add(ImmutableArray<string> keys, ImmutableArray<string> added) =>
        [.. keys.Union(added, StringComparer.Ordinal)];

    public static ImmutableArray<string> Remove(ImmutableArray<string> keys, ImmutableArray<string> removed)
    {
        var unwanted = removed.ToHashSet(StringComparer.Ordinal);
        return keys.RemoveAll(unwanted.Contains);
    }
}
