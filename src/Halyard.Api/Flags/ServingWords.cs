using System.Globalization;

namespace Halyard.Api.Flags;

/// <summary>What is served, in words.</summary>
public static class ServingWords
{
    private const int LongestValue = 40;

    /// <summary>What people call a variation: its name, or its value.</summary>
    public static string NameOf(this FlagDefinition flag, string variationId) =>
        flag.Variations.FirstOrDefault(variation => variation.Id == variationId) is { } variation ? NameOf(variation) : $"'{variationId}'";

    /// <summary>What people call a variation: its name, or its value.</summary>
    public static string NameOf(Variation variation) => string.IsNullOrEmpty(variation.Name) ? Value(variation.Value) : $"'{variation.Name}'";

    /// <summary>A value as it is written in JSON, shortened.</summary>
    public static string Value(FlagValue value)
    {
        var json = value.ToJson();
        return json.Length <= LongestValue ? json : json[..LongestValue] + "…";
    }

    /// <summary>A share in thousandths of a percent as people read it: <c>12.5 %</c>.</summary>
    public static string Percent(int weight) => (weight / 1000m).ToString("0.###", CultureInfo.InvariantCulture) + " %";

    internal static string Of(FlagDefinition flag, IServing serving) => serving switch
    {
        { VariationId: { } id } => flag.NameOf(id),
        { RolloutWeights: { } weights } => Join(flag.Variations
            .Where(variation => weights.ContainsKey(variation.Id))
            .Select(variation => $"{Percent(weights[variation.Id])} {NameOf(variation)}")),
        { Rollout: { } rollout } => Join(rollout.Variations.Select(share => $"{Percent(share.Weight)} {flag.NameOf(share.VariationId)}")),
        _ => "nothing",
    };

    private static string Join(IEnumerable<string> shares) => string.Join(", ", shares);
}
