using System.Text.Json.Serialization;

namespace Halyard.Api.Access;

/// <summary>A member where something else refers to one.</summary>
public sealed record MemberSummaryRep
{
    [JsonPropertyName("_links")]
    public required IReadOnlyDictionary<string, Link> Links { get; init; }

    [JsonPropertyName("_id")]
    public required string Id { get; init; }

    public string? FirstName { get; init; }

    public string? LastName { get; init; }

    public string? Role { get; init; }

    public required string Email { get; init; }
}
