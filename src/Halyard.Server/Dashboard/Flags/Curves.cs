using System.Collections.Immutable;

namespace Halyard.Server.Dashboard.Flags;

/// <summary>The evaluations of an environment's flags in each of the last sixty minutes.</summary>
public sealed record Curves(IReadOnlyDictionary<string, IReadOnlyList<long>> ByFlag)
{
    public static Curves None { get; } = new(ImmutableDictionary<string, IReadOnlyList<long>>.Empty);

    public IReadOnlyList<long> Of(string flag) => ByFlag.TryGetValue(flag, out var counts) ? counts : [];
}
