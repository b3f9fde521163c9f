using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Halyard.Api.Flags;

public abstract partial record FlagInstruction
{
    /// <summary>Adds a variation before another one, or at the end.</summary>
    public sealed record AddVariation(FlagValue Value, string? Name = null, string? Description = null) : FlagInstruction
    {
        [JsonPropertyName("_id")]
        public string? Id { get; init; }

        public string? BeforeVariationId { get; init; }
    }

    /// <summary>Removes a variation that nothing serves.</summary>
    public sealed record RemoveVariation(string VariationId) : FlagInstruction;

    /// <summary>Changes what is given; an empty name or description removes it.</summary>
    public sealed record UpdateVariation(string VariationId) : FlagInstruction
    {
        public FlagValue? Value { get; init; }

        public string? Name { get; init; }

        public string? Description { get; init; }
    }

    /// <summary>Puts the variations into another order; every variation must be named once.</summary>
    public sealed record ReorderVariations(ImmutableArray<string> VariationIds) : FlagInstruction;

    /// <summary>What new environments serve at first, by the variations' values.</summary>
    public sealed record UpdateDefaultVariation : FlagInstruction
    {
        public FlagValue? OnVariationValue { get; init; }

        public FlagValue? OffVariationValue { get; init; }
    }
}
