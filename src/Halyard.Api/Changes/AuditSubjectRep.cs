using System.Text.Json.Serialization;

namespace Halyard.Api.Changes;

/// <summary>Who did it.</summary>
public sealed record AuditSubjectRep
{
    [JsonPropertyName("_links")]
    public required IReadOnlyDictionary<string, Link> Links { get; init; }

    public required string Name { get; init; }

    public string AvatarUrl { get; init; } = "";
}
