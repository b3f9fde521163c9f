using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;

namespace Halyard.Server.Dashboard.Targeting;

/// <summary>Where the variations of an older version stand in a newer one. One that is gone becomes the first.</summary>
internal sealed class VariationMoves(ImmutableArray<Variation> from, ImmutableArray<Variation> to)
{
    public FlagTargeting Apply(FlagTargeting targeting) => from.Select(static each => each.Id).SequenceEqual(to.Select(static each => each.Id))
        ? targeting
        : targeting with
        {
            OffVariation = targeting.OffVariation is { } off ? Move(off) : null,
            Fallthrough = Move(targeting.Fallthrough),
            Targets = [.. targeting.Targets.Select(target => target with { Variation = Move(target.Variation) })],
            Rules = [.. targeting.Rules.Select(rule => rule with { Serve = Move(rule.Serve) })],
        };

    private int Move(int index) => Math.Max(0, to.FindIndex(each => each.Id == from[index].Id));

    private VariationOrRollout Move(VariationOrRollout serve) => serve.Rollout is { } rollout
        ? VariationOrRollout.Of(rollout with { Variations = [.. rollout.Variations.Select(share => share with { Variation = Move(share.Variation) })] })
        : VariationOrRollout.Of(Move(serve.Variation ?? 0));
}
