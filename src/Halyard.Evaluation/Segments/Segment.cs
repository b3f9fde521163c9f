using System.Collections.Immutable;
using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Segments;

/// <summary>
/// A named set of contexts as one environment delivers it: the wire format itself. Immutable; change it with <c>with</c>.
/// </summary>
/// <remarks>
/// Inclusion beats exclusion, and both beat the rules. A <see cref="Deleted"/> segment is a tombstone, of which only key and version
/// matter.
/// </remarks>
public sealed record Segment
{
    /// <summary>What clauses name.</summary>
    public required string Key { get; init; }

    /// <summary>Rises with every change.</summary>
    public required long Version { get; init; }

    /// <summary>Whether this is a tombstone.</summary>
    public bool Deleted { get; init; }

    /// <summary>The keys of users that are in it.</summary>
    public ImmutableArray<string> Included { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The keys of users that are not in it.</summary>
    public ImmutableArray<string> Excluded { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Contexts of any kind that are in it.</summary>
    public ImmutableArray<SegmentTarget> IncludedContexts { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Contexts of any kind that are not in it.</summary>
    public ImmutableArray<SegmentTarget> ExcludedContexts { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Conditions, one of which puts a context into it.</summary>
    public ImmutableArray<SegmentRule> Rules { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Makes percentages of different segments fall differently.</summary>
    public string Salt { get; init; } = "";

    /// <summary>Whether this is a big segment, whose members are kept in a store.</summary>
    public bool Unbounded { get; init; }

    /// <summary>The kind of a big segment's members; null or empty means <c>user</c>.</summary>
    public string? UnboundedContextKind { get; init; }

    /// <summary>The generation of a big segment's members; null when there are none yet.</summary>
    public long? Generation { get; init; }

    /// <summary>A tombstone.</summary>
    /// <param name="key">The key of the deleted segment.</param>
    /// <param name="version">The version of the deletion.</param>
    /// <returns>A deleted segment.</returns>
    public static Segment Tombstone(string key, long version) => new() { Key = key, Version = version, Deleted = true };
}
