using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;

using static Halyard.Api.Flags.FlagInstruction;

namespace Halyard.Server.Dashboard.Targeting;

/// <summary>What a rule or the default rule serves, in the forms that instructions and the editor want it.</summary>
internal static class ServeForms
{
    public const int Whole = 100_000;

    public static UpdateFallthroughVariationOrRollout ToDefault(ImmutableArray<Variation> variations, VariationOrRollout serve) => new()
    {
        VariationId = Id(variations, serve),
        RolloutWeights = Weights(variations, serve),
        RolloutBucketBy = serve.Rollout is null || Exact(serve) ? null : serve.Rollout.BucketBy,
        RolloutContextKind = serve.Rollout is null || Exact(serve) ? null : serve.Rollout.ContextKind,
        Rollout = Rollout(variations, serve),
    };

    public static UpdateRuleVariationOrRollout ToRule(string ruleId, ImmutableArray<Variation> variations, VariationOrRollout serve)
    {
        var form = ToDefault(variations, serve);
        return new UpdateRuleVariationOrRollout(ruleId)
        {
            VariationId = form.VariationId,
            RolloutWeights = form.RolloutWeights,
            RolloutBucketBy = form.RolloutBucketBy,
            RolloutContextKind = form.RolloutContextKind,
            Rollout = form.Rollout,
        };
    }

    /// <summary>A rollout over all variations that gives everything to the one that was served.</summary>
    public static VariationOrRollout Split(int variationCount, int served) => VariationOrRollout.Of(new Rollout
    {
        ContextKind = Context.DefaultKind,
        Variations = [.. Enumerable.Range(0, variationCount).Select(i => new WeightedVariation(i, i == served ? Whole : 0))],
    });

    private static string? Id(ImmutableArray<Variation> variations, VariationOrRollout serve) =>
        serve.Variation is { } variation ? variations[variation].Id : null;

    private static ImmutableSortedDictionary<string, int>? Weights(ImmutableArray<Variation> variations, VariationOrRollout serve) =>
        serve.Rollout is null || Exact(serve)
            ? null
            : serve.Rollout.Variations.ToImmutableSortedDictionary(share => variations[share.Variation].Id, static share => share.Weight);

    private static NewRollout? Rollout(ImmutableArray<Variation> variations, VariationOrRollout serve) => !Exact(serve)
        ? null
        : new NewRollout
        {
            Kind = serve.Rollout!.Kind == RolloutKind.Experiment ? "experiment" : "rollout",
            ContextKind = serve.Rollout.ContextKind,
            BucketBy = serve.Rollout.BucketBy,
            Seed = (int?)serve.Rollout.Seed,
            Variations = [.. serve.Rollout.Variations.Select(share => new NewShare(variations[share.Variation].Id, share.Weight, share.Untracked))],
        };

    // Weights by variation cannot say these; and the order of the shares decides who is in which.
    private static bool Exact(VariationOrRollout serve) => serve.Rollout is { } rollout
        && (rollout.Kind != RolloutKind.Rollout
            || rollout.Seed is not null
            || rollout.Variations.Any(static share => share.Untracked)
            || rollout.Variations.Zip(rollout.Variations.Skip(1)).Any(static pair => pair.First.Variation >= pair.Second.Variation));
}
