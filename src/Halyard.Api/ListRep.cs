using System.Text.Json.Serialization;

namespace Halyard.Api;

/// <summary>A page of a list as the API shows it.</summary>
public sealed record ListRep<T>
{
    [JsonPropertyName("_links")]
    public required IReadOnlyDictionary<string, Link> Links { get; init; }

    public required int TotalCount { get; init; }

    public required IReadOnlyList<T> Items { get; init; }
}
