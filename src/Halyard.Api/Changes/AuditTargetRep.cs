using System.Text.Json.Serialization;

namespace Halyard.Api.Changes;

/// <summary>What it was done to.</summary>
public sealed record AuditTargetRep
{
    [JsonPropertyName("_links")]
    public required IReadOnlyDictionary<string, Link> Links { get; init; }

    public required string Name { get; init; }

    public required IReadOnlyList<string> Resources { get; init; }
}
