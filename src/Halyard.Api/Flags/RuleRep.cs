using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Halyard.Api.Flags;

/// <summary>A rule of a flag as the API shows it.</summary>
public sealed record RuleRep
{
    [JsonPropertyName("_id")]
    public string? Id { get; init; }

    public string? Ref { get; init; }

    public string? Description { get; init; }

    public int? Variation { get; init; }

    public RolloutRep? Rollout { get; init; }

    public ImmutableArray<ClauseRep> Clauses { get; init; } = [];

    public bool TrackEvents { get; init; }

    public static RuleRep From(TargetingRule rule) => new()
    {
        Id = rule.Id,
        Ref = rule.Ref,
        Description = rule.Description,
        Variation = rule.Serve.Variation,
        Rollout = RolloutRep.Find(rule.Serve.Rollout),
        Clauses = [.. rule.Clauses.Select(ClauseRep.From)],
        TrackEvents = rule.TrackEvents,
    };
}
