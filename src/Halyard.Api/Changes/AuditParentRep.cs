using System.Text.Json.Serialization;

namespace Halyard.Api.Changes;

/// <summary>The project it belongs to.</summary>
public sealed record AuditParentRep
{
    [JsonPropertyName("_links")]
    public required IReadOnlyDictionary<string, Link> Links { get; init; }

    public required string Name { get; init; }

    public required string Resource { get; init; }
}
