using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Halyard.Api.Flags;

/// <inheritdoc cref="INewRule"/>
public sealed record NewRule : INewRule
{
    [JsonPropertyName("_id")]
    public string? Id { get; init; }

    public string? Ref { get; init; }

    public string? Description { get; init; }

    public required ImmutableArray<NewClause> Clauses { get; init; }

    public string? VariationId { get; init; }

    public ImmutableSortedDictionary<string, int>? RolloutWeights { get; init; }

    public string? RolloutBucketBy { get; init; }

    public string? RolloutContextKind { get; init; }

    public NewRollout? Rollout { get; init; }

    public bool TrackEvents { get; init; }
}
