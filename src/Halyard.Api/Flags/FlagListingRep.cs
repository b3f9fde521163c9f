using System.Text.Json.Serialization;

namespace Halyard.Api.Flags;

/// <summary>A flag as the API lists it where something else is shown that it belongs to.</summary>
public sealed record FlagListingRep
{
    public required string Name { get; init; }

    public required string Key { get; init; }

    [JsonPropertyName("_links")]
    public required IReadOnlyDictionary<string, Link> Links { get; init; }

    [JsonPropertyName("_site")]
    public required Link Site { get; init; }

    public static FlagListingRep From(string project, string environment, string key, string name) => new()
    {
        Name = name,
        Key = key,
        Links = new Dictionary<string, Link> { ["self"] = new($"/api/v2/flags/{project}/{key}") },
        Site = new Link($"/{project}/{environment}/features/{key}", "text/html"),
    };
}
