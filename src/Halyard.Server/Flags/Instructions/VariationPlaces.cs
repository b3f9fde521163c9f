using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;
using Halyard.Server.Hosting;

namespace Halyard.Server.Flags.Instructions;

/// <summary>Variations are served by their index. When they change places, so does every index that means them.</summary>
internal static class VariationPlaces
{
    /// <summary>Where a variation is in use, in words; null when nowhere. A share of 0 % is no use.</summary>
    public static string? FindUse(FlagDefinition flag, int index, FlagSurroundings surroundings)
    {
        if (flag.Defaults.OnVariation == index || flag.Defaults.OffVariation == index)
        {
            return "new environments serve it at first";
        }

        foreach (var (environment, targeting) in flag.Environments)
        {
            if (FindUse(targeting, index) is { } use)
            {
                return $"{use} in '{environment}'";
            }
        }

        return surroundings.Prerequisites.UsesOf(flag.Key).FirstOrDefault(use => use.Variation == index) is { } needed
            ? $"flag '{needed.Flag}' needs it in '{needed.Environment}'"
            : null;
    }

    /// <summary>The flag with its variations in new places. Other flags name them by index too: those that would have to change stand in the way.</summary>
    /// <param name="flag">The flag.</param>
    /// <param name="variations">The variations as they stand from now on.</param>
    /// <param name="places">For each old index the new one; -1 for a variation that goes.</param>
    /// <param name="surroundings">Who needs the flag.</param>
    public static Result<FlagDefinition> Move(
        FlagDefinition flag, ImmutableArray<Variation> variations, ImmutableArray<int> places, FlagSurroundings surroundings)
    {
        // Rewriting the other flag would be delivered after this one: in between SDKs would take one variation for another.
        if (surroundings.Prerequisites.UsesOf(flag.Key).FirstOrDefault(use => places[use.Variation] != use.Variation) is { } use)
        {
            return Refusal.Invalid(
                "variationId",
                $"Flag '{use.Flag}' needs the variation {ServingWords.NameOf(flag.Variations[use.Variation])} in '{use.Environment}', whose place would change. "
                + "Remove that prerequisite, change the variations, and add it again.");
        }

        return flag with
        {
            Variations = variations,
            Defaults = new FlagDefaults(places[flag.Defaults.OnVariation], places[flag.Defaults.OffVariation]),
            Environments = flag.Environments.ToImmutableSortedDictionary(static each => each.Key, each => Move(each.Value, places)),
        };
    }

    private static string? FindUse(FlagTargeting targeting, int index)
    {
        if (targeting.OffVariation == index)
        {
            return "it is the off variation";
        }

        if (Serves(targeting.Fallthrough, index))
        {
            return "the default rule serves it";
        }

        if (targeting.Targets.Any(target => target.Variation == index))
        {
            return "it has targets";
        }

        for (var i = 0; i < targeting.Rules.Length; i++)
        {
            if (Serves(targeting.Rules[i].Serve, index))
            {
                return $"rule {i + 1} serves it";
            }
        }

        return null;
    }

    private static bool Serves(VariationOrRollout serving, int index) =>
        serving.Variation == index || serving.Rollout is { } rollout && rollout.Variations.Any(share => share.Variation == index && share.Weight > 0);

    private static FlagTargeting Move(FlagTargeting targeting, ImmutableArray<int> places) => targeting with
    {
        OffVariation = targeting.OffVariation is { } off ? places[off] : null,
        Fallthrough = Move(targeting.Fallthrough, places),
        Targets = [.. targeting.Targets.Select(target => target with { Variation = places[target.Variation] })],
        Rules = [.. targeting.Rules.Select(rule => rule with { Serve = Move(rule.Serve, places) })],
    };

    private static VariationOrRollout Move(VariationOrRollout serving, ImmutableArray<int> places) => serving switch
    {
        { Variation: { } index } => VariationOrRollout.Of(places[index]),
        { Rollout: { } rollout } => VariationOrRollout.Of(rollout with
        {
            Variations =
            [
                .. rollout.Variations
                    .Where(share => places[share.Variation] >= 0)
                    .Select(share => share with { Variation = places[share.Variation] }),
            ],
        }),
        _ => serving,
    };
}
