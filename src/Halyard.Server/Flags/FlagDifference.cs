using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Server.Hosting;

namespace Halyard.Server.Flags;

/// <summary>The instructions that lead from a flag to what a patch made of it. Pure.</summary>
internal static class FlagDifference
{
    /// <param name="flag">The flag as it is.</param>
    /// <param name="wanted">The flag as it should be; what is absent is cleared, or stays where it cannot be.</param>
    /// <param name="others">The flags that the wanted prerequisites name, by their keys.</param>
    public static Result<ImmutableArray<FlagInstruction>> Between(
        FlagDefinition flag, EditableFlag wanted, IReadOnlyDictionary<string, FlagDefinition> others)
    {
        var variations = VariationDifference.Between(flag, wanted.Variations);
        var instructions = ImmutableArray.CreateBuilder<FlagInstruction>();
        instructions.AddRange(SettingsDifference.Between(flag, wanted));
        instructions.AddRange(variations.Before);
        if (wanted.Defaults is { } defaults && defaults != flag.Defaults)
        {
            if (variations.ValueAt(defaults.OnVariation) is not { } on)
            {
                return Refusal.Invalid("defaults.onVariation", $"There is no variation {defaults.OnVariation}.");
            }

            if (variations.ValueAt(defaults.OffVariation) is not { } off)
            {
                return Refusal.Invalid("defaults.offVariation", $"There is no variation {defaults.OffVariation}.");
            }

            instructions.Add(new FlagInstruction.UpdateDefaultVariation { OnVariationValue = on, OffVariationValue = off });
        }

        foreach (var (environment, targeting) in wanted.Environments ?? ImmutableSortedDictionary<string, EditableTargeting>.Empty)
        {
            if (!flag.Environments.TryGetValue(environment, out var current))
            {
                return Refusal.Invalid($"environments.{environment}", $"Environment '{environment}' does not exist.");
            }

            if (new TargetingDifference(environment, current, variations, others).Between(targeting).IsRefused(out var refusal, out var changes))
            {
                return refusal.Under($"environments.{environment}");
            }

            instructions.AddRange(changes);
        }

        instructions.AddRange(variations.After);
        return instructions.ToImmutable();
    }
}
