using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Server.Flags.Instructions;
using Halyard.Server.Hosting;

namespace Halyard.Server.Flags;

/// <summary>The variations of a new flag.</summary>
internal static class NewVariations
{
    public const int AllStages = 6;
    private const int Fewest = 2;

    public static ImmutableArray<Variation> TrueAndFalse() => [Make(true), Make(false)];

    /// <summary>The stages of a migration from an old system to a new one.</summary>
    public static ImmutableArray<Variation> Stages(int count)
    {
        string[] stages = count switch
        {
            2 => ["off", "complete"],
            4 => ["off", "shadow", "live", "complete"],
            _ => ["off", "dualwrite", "shadow", "live", "rampdown", "complete"],
        };
        return [.. stages.Select(static stage => Make(stage))];
    }

    public static ImmutableArray<Variation> CopyOf(ImmutableArray<Variation> variations) =>
        [.. variations.Select(static variation => variation with { Id = Guid.NewGuid().ToString() })];

    public static Result<ImmutableArray<Variation>> Of(ImmutableArray<NewVariation> wanted)
    {
        if (wanted.Length is < Fewest or > FlagLimits.Variations)
        {
            return Refusal.Invalid("variations", $"There are {wanted.Length} variations; a flag has {Fewest} to {FlagLimits.Variations}.");
        }

        ImmutableArray<Variation> variations = [.. wanted.Select(static each => Make(each.Value, each.Name, each.Description))];
        var type = VariationTypes.Of(variations);
        var seen = new HashSet<FlagValue>();
        for (var i = 0; i < wanted.Length; i++)
        {
            var (value, name, description) = wanted[i];
            var refusal = !seen.Add(value)
                ? Refusal.Invalid("value", $"Another variation has the value {ServingWords.Value(value)} already.")
                : value.IsNull
                    ? Refusal.Invalid("value", "The value is null; a variation must have a value.")
                    : VariationChecks.CheckTexts(name, description) ?? VariationChecks.CheckSize(value);
            if (refusal is not null)
            {
                return refusal.Under($"variations[{i}]");
            }
        }

        return type == VariationType.Json && !variations.Any(static each => each.Value.Kind is FlagValueKind.Object or FlagValueKind.Array)
            ? Refusal.Invalid("variations", "The variations are of several types; make them all booleans, all strings, all numbers, or use JSON objects.")
            : variations;
    }

    private static Variation Make(FlagValue value, string? name = null, string? description = null) => new()
    {
        Id = Guid.NewGuid().ToString(),
        Value = value,
        Name = string.IsNullOrEmpty(name) ? null : name,
        Description = string.IsNullOrEmpty(description) ? null : description,
    };
}
