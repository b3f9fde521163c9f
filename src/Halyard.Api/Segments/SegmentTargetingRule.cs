using System.Collections.Immutable;

using Halyard.Api.Flags;

namespace Halyard.Api.Segments;

/// <summary>A rule of a segment: who matches every clause belongs to it, or the given share of them.</summary>
public sealed record SegmentTargetingRule
{
    public required string Id { get; init; }

    public string? Description { get; init; }

    public required ImmutableArray<TargetingClause> Clauses { get; init; }

    /// <summary>The share of those who match, in thousandths of a percent; null for everybody.</summary>
    public int? Weight { get; init; }

    public string? BucketBy { get; init; }

    public string? RolloutContextKind { get; init; }
}
