using System.Collections.Immutable;

using Halyard.Evaluation.Flags;

namespace Halyard.Api.Flags;

/// <summary>A rule of a flag: who matches every clause is served the variation, or a share of the rollout.</summary>
public sealed record TargetingRule
{
    public required string Id { get; init; }

    /// <summary>An id that the client chose when it made the rule.</summary>
    public string? Ref { get; init; }

    public string? Description { get; init; }

    public required ImmutableArray<TargetingClause> Clauses { get; init; }

    public required VariationOrRollout Serve { get; init; }

    public bool TrackEvents { get; init; }
}
