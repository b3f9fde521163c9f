using System.Collections.Immutable;

using Halyard.Api.Flags;

namespace Halyard.Server.Flags;

/// <summary>How the variations of a flag change, and which of them a patched index means.</summary>
/// <param name="Wanted">The variations in their new order, each with its id.</param>
/// <param name="Before">What comes before the targeting, so that it can refer to new variations.</param>
/// <param name="After">What comes after it, when nothing refers to the old ones any more.</param>
internal sealed record VariationDifference(
    ImmutableArray<Variation> Wanted, ImmutableArray<FlagInstruction> Before, ImmutableArray<FlagInstruction> After)
{
    public static VariationDifference Between(FlagDefinition flag, ImmutableArray<VariationRep>? reps)
    {
        var wanted = reps is { } given ? Identify(flag.Variations, given) : flag.Variations;
        var current = flag.Variations.ToDictionary(static variation => variation.Id, StringComparer.Ordinal);
        var ids = wanted.Select(static variation => variation.Id).ToHashSet(StringComparer.Ordinal);
        var removed = flag.Variations.Where(variation => !ids.Contains(variation.Id)).ToImmutableArray();

        // As they stand once the new ones are appended and the old ones are gone.
        var order = flag.Variations.Except(removed).Select(static variation => variation.Id)
            .Concat(wanted.Where(variation => !current.ContainsKey(variation.Id)).Select(static variation => variation.Id));
        ImmutableArray<string> wantedOrder = [.. wanted.Select(static variation => variation.Id)];
        return new VariationDifference(
            wanted,
            [.. wanted.SelectMany(variation => Changes(current.GetValueOrDefault(variation.Id), variation))],
            [
                .. removed.Select(static variation => new FlagInstruction.RemoveVariation(variation.Id)),
                .. order.SequenceEqual(wantedOrder) ? [] : (FlagInstruction[])[new FlagInstruction.ReorderVariations(wantedOrder)],
            ]);
    }

    public string? IdAt(int index) => index >= 0 && index < Wanted.Length ? Wanted[index].Id : null;

    public FlagValue? ValueAt(int index) => index >= 0 && index < Wanted.Length ? Wanted[index].Value : null;

    // Without an id, a variation is the one with the same value, or a new one.
    private static ImmutableArray<Variation> Identify(ImmutableArray<Variation> current, ImmutableArray<VariationRep> reps)
    {
        var named = reps.Where(static rep => rep.Id is not null).Select(static rep => rep.Id!).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. reps.Select(rep => new Variation
            {
                Id = rep.Id
                    ?? current.FirstOrDefault(variation => variation.Value.Equals(rep.Value) && named.Add(variation.Id))?.Id
                    ?? Guid.NewGuid().ToString(),
                Value = rep.Value,
                Name = rep.Name,
                Description = rep.Description,
            }),
        ];
    }

    private static IEnumerable<FlagInstruction> Changes(Variation? from, Variation to)
    {
        if (from is null)
        {
            yield return new FlagInstruction.AddVariation(to.Value, to.Name, to.Description) { Id = to.Id };
        }
        else if (from != to)
        {
            yield return new FlagInstruction.UpdateVariation(to.Id)
            {
                Value = from.Value.Equals(to.Value) ? null : to.Value,
                Name = from.Name == to.Name ? null : to.Name ?? "",
                Description = from.Description == to.Description ? null : to.Description ?? "",
            };
        }
    }
}
