using System.Collections.Immutable;

namespace Halyard.Api.Flags;

public static class VariationTypes
{
    public static VariationType Of(ImmutableArray<Variation> variations)
    {
        var kinds = variations.Select(static variation => variation.Value.Kind).Distinct().Take(2).ToList();
        return kinds is [var kind] ? Of(kind) : VariationType.Json;
    }

    /// <summary>Whether a flag of this type can serve the value.</summary>
    public static bool Accepts(this VariationType type, FlagValue value) => type == VariationType.Json ? !value.IsNull : Of(value.Kind) == type;

    /// <summary>The type in words, as in "a string".</summary>
    public static string Words(this VariationType type) => type switch
    {
        VariationType.Boolean => "true or false",
        VariationType.String => "a string",
        VariationType.Number => "a number",
        _ => "any JSON but null",
    };

    private static VariationType Of(FlagValueKind kind) => kind switch
    {
        FlagValueKind.Bool => VariationType.Boolean,
        FlagValueKind.String => VariationType.String,
        FlagValueKind.Number => VariationType.Number,
        _ => VariationType.Json,
    };
}
