using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Server.Hosting;
using Halyard.Server.Targeting;

namespace Halyard.Server.Flags.Instructions;

/// <summary>Instructions about variations. Everything else names them by their index, so that is rewritten when places change.</summary>
internal static class VariationEdits
{
    private const int Fewest = 2;

    public static Result<FlagDefinition>? Find(FlagDefinition flag, FlagInstruction instruction, FlagSurroundings surroundings) => instruction switch
    {
        FlagInstruction.AddVariation add => Add(flag, add, surroundings),
        FlagInstruction.RemoveVariation remove => Remove(flag, remove, surroundings),
        FlagInstruction.UpdateVariation update => Update(flag, update),
        FlagInstruction.ReorderVariations reorder => Reorder(flag, reorder, surroundings),
        FlagInstruction.UpdateDefaultVariation update => SetDefaults(flag, update),
        _ => (Result<FlagDefinition>?)null,
    };

    private static Result<FlagDefinition> Add(FlagDefinition flag, FlagInstruction.AddVariation add, FlagSurroundings surroundings)
    {
        var index = flag.Variations.Length;
        if (add.BeforeVariationId is { Length: > 0 } before && flag.IndexOf("beforeVariationId", before).IsRefused(out var missing, out index))
        {
            return missing;
        }

        if (VariationChecks.CheckAdded(flag, add.Value, add.Name, add.Description) is { } refusal)
        {
            return refusal;
        }

        var variation = new Variation
        {
            Id = NewId.Of(add.Id, flag.Variations.Select(static each => each.Id)),
            Value = add.Value,
            Name = EmptyToNull(add.Name),
            Description = EmptyToNull(add.Description),
        };
        var places = Enumerable.Range(0, flag.Variations.Length).Select(old => old < index ? old : old + 1);
        return VariationPlaces.Move(flag, flag.Variations.Insert(index, variation), [.. places], surroundings);
    }

    private static Result<FlagDefinition> Remove(FlagDefinition flag, FlagInstruction.RemoveVariation remove, FlagSurroundings surroundings)
    {
        if (flag.IndexOf("variationId", remove.VariationId).IsRefused(out var refusal, out var index))
        {
            return refusal;
        }

        if (flag.Variations.Length <= Fewest)
        {
            return Refusal.Invalid("variationId", $"The flag has {flag.Variations.Length} variations; it must keep at least {Fewest}.");
        }

        if (VariationPlaces.FindUse(flag, index, surroundings) is { } use)
        {
            return Refusal.Invalid("variationId", $"The variation {ServingWords.NameOf(flag.Variations[index])} is in use: {use}. Change that first.");
        }

        var places = Enumerable.Range(0, flag.Variations.Length).Select(old => old == index ? -1 : old < index ? old : old - 1);
        return VariationPlaces.Move(flag, flag.Variations.RemoveAt(index), [.. places], surroundings);
    }

    private static Result<FlagDefinition> Update(FlagDefinition flag, FlagInstruction.UpdateVariation update)
    {
        if (flag.IndexOf("variationId", update.VariationId).IsRefused(out var refusal, out var index))
        {
            return refusal;
        }

        var old = flag.Variations[index];
        var changed = old with
        {
            Value = update.Value ?? old.Value,
            Name = update.Name is null ? old.Name : EmptyToNull(update.Name),
            Description = update.Description is null ? old.Description : EmptyToNull(update.Description),
        };
        return VariationChecks.CheckChanged(flag, index, changed) is { } invalid
            ? invalid
            : flag with { Variations = flag.Variations.SetItem(index, changed) };
    }

    private static Result<FlagDefinition> Reorder(FlagDefinition flag, FlagInstruction.ReorderVariations reorder, FlagSurroundings surroundings)
    {
        var order = new List<int>();
        foreach (var id in reorder.VariationIds)
        {
            if (flag.IndexOf($"variationIds[{order.Count}]", id).IsRefused(out var refusal, out var index))
            {
                return refusal;
            }

            order.Add(index);
        }

        if (order.Count != flag.Variations.Length || order.Distinct().Count() != order.Count)
        {
            return Refusal.Invalid("variationIds", $"'variationIds' must name each of the {flag.Variations.Length} variations once.");
        }

        ImmutableArray<int> places = [.. Enumerable.Range(0, order.Count).Select(index => order.IndexOf(index))];
        return VariationPlaces.Move(flag, [.. order.Select(index => flag.Variations[index])], places, surroundings);
    }

    private static Result<FlagDefinition> SetDefaults(FlagDefinition flag, FlagInstruction.UpdateDefaultVariation update)
    {
        if (Resolve(flag, "onVariationValue", update.OnVariationValue, flag.Defaults.OnVariation).IsRefused(out var refusal, out var on)
            || Resolve(flag, "offVariationValue", update.OffVariationValue, flag.Defaults.OffVariation).IsRefused(out refusal, out var off))
        {
            return refusal;
        }

        return flag with { Defaults = new FlagDefaults(on, off) };
    }

    private static Result<int> Resolve(FlagDefinition flag, string field, FlagValue? value, int otherwise)
    {
        if (value is not { } wanted)
        {
            return otherwise;
        }

        for (var i = 0; i < flag.Variations.Length; i++)
        {
            if (flag.Variations[i].Value == wanted)
            {
                return i;
            }
        }

        return Refusal.Invalid(
            field,
            $"No variation of flag '{flag.Key}' has the value {ServingWords.Value(wanted)}. They have: {string.Join(", ", flag.Variations.Take(10).Select(static each => ServingWords.Value(each.Value)))}.");
    }

    private static string? EmptyToNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
