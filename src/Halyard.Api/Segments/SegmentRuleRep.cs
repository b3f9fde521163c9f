using System.Collections.Immutable;
using System.Text.Json.Serialization;

using Halyard.Api.Flags;

namespace Halyard.Api.Segments;

/// <summary>A rule of a segment as the API shows it.</summary>
public sealed record SegmentRuleRep
{
    [JsonPropertyName("_id")]
    public string? Id { get; init; }

    public string? Description { get; init; }

    public int? Weight { get; init; }

    public string? RolloutContextKind { get; init; }

    public string? BucketBy { get; init; }

    public ImmutableArray<ClauseRep> Clauses { get; init; } = [];

    public static SegmentRuleRep From(SegmentTargetingRule rule) => new()
    {
        Id = rule.Id,
        Description = rule.Description,
        Weight = rule.Weight,
        RolloutContextKind = rule.RolloutContextKind,
        BucketBy = rule.BucketBy,
        Clauses = [.. rule.Clauses.Select(ClauseRep.From)],
    };
}
