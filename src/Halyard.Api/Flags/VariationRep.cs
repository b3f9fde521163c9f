using System.Text.Json.Serialization;

namespace Halyard.Api.Flags;

/// <summary>A variation as the API shows it.</summary>
public sealed record VariationRep
{
    [JsonPropertyName("_id")]
    public string? Id { get; init; }

    public required FlagValue Value { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public static VariationRep From(Variation variation) => new()
    {
        Id = variation.Id,
        Value = variation.Value,
        Name = variation.Name,
        Description = variation.Description,
    };
}
