using System.Collections.Immutable;
using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Segments;

/// <summary>
/// Puts contexts into a segment when every clause holds, or a share of those contexts. A rule without clauses always holds.
/// </summary>
public sealed record SegmentRule
{
    /// <summary>Names the rule; may be empty.</summary>
    public string Id { get; init; } = "";

    /// <summary>The conditions.</summary>
    public ImmutableArray<Clause> Clauses { get; init => field = value.OrEmpty(); } = [];

    /// <summary>The share in thousandths of a percent; null takes everybody.</summary>
    public int? Weight { get; init; }

    /// <summary>A reference to the attribute that is hashed for the share; null or empty means the key.</summary>
    public string? BucketBy { get; init; }

    /// <summary>
    /// The kind of context whose attribute is hashed. Null or empty means <c>user</c>, and that <see cref="BucketBy"/> is a plain name.
    /// </summary>
    public string? RolloutContextKind { get; init; }
}
