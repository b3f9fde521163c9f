using System.Text.Json.Serialization;

namespace Halyard.Api.Changes;

/// <summary>The access token that acted.</summary>
public sealed record AuditTokenRep
{
    [JsonPropertyName("_links")]
    public required IReadOnlyDictionary<string, Link> Links { get; init; }

    [JsonPropertyName("_id")]
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Ending { get; init; }

    public bool ServiceToken { get; init; }
}
