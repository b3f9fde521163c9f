using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;
using Halyard.Server.Hosting;
using Halyard.Server.Targeting;

namespace Halyard.Server.Flags.Instructions;

/// <summary>What an instruction wants to be served: one variation, or shares of several that total 100 %.</summary>
internal static class ServingChoice
{
    private const int Whole = 100_000;

    public static Result<VariationOrRollout> Of(FlagDefinition flag, IServing wanted) => wanted switch
    {
        { VariationId: { } id, RolloutWeights: null, Rollout: null } => OfVariation(flag, id),
        { VariationId: null, RolloutWeights: { } weights, Rollout: null } => OfWeights(flag, weights, wanted),
        { VariationId: null, RolloutWeights: null, Rollout: { } rollout } => OfRollout(flag, rollout),
        { VariationId: null, RolloutWeights: null, Rollout: null } =>
            Refusal.Invalid("variationId", "'variationId' or 'rolloutWeights' must be present: it says what is served."),
        _ => Refusal.Invalid("variationId", "'variationId', 'rolloutWeights' and 'rollout' exclude each other; give one of them."),
    };

    private static Result<VariationOrRollout> OfVariation(FlagDefinition flag, string id) =>
        flag.IndexOf("variationId", id).IsRefused(out var refusal, out var index) ? refusal : VariationOrRollout.Of(index);

    // In the order of the variations, so that a share that grows takes over only contexts of its neighbours.
    private static Result<VariationOrRollout> OfWeights(FlagDefinition flag, ImmutableSortedDictionary<string, int> weights, IServing wanted)
    {
        var shares = new List<WeightedVariation>();
        foreach (var (id, weight) in weights)
        {
            if (flag.IndexOf("rolloutWeights", id).IsRefused(out var refusal, out var index))
            {
                return refusal;
            }

            shares.Add(new WeightedVariation(index, weight));
        }

        var rollout = new Rollout
        {
            ContextKind = KindName.OrUser(wanted.RolloutContextKind),
            BucketBy = EmptyToNull(wanted.RolloutBucketBy),
            Variations = [.. shares.OrderBy(static share => share.Variation)],
        };
        return (CheckWeights("rolloutWeights", rollout.Variations)
            ?? KindName.Check("rolloutContextKind", wanted.RolloutContextKind)
            ?? CheckBucketBy("rolloutBucketBy", rollout)) is { } invalid
            ? invalid
            : VariationOrRollout.Of(rollout);
    }

    private static Result<VariationOrRollout> OfRollout(FlagDefinition flag, NewRollout wanted)
    {
        var shares = ImmutableArray.CreateBuilder<WeightedVariation>();
        foreach (var share in wanted.Variations)
        {
            if (flag.IndexOf($"rollout.variations[{shares.Count}].variationId", share.VariationId).IsRefused(out var refusal, out var index))
            {
                return refusal;
            }

            shares.Add(new WeightedVariation(index, share.Weight, share.Untracked));
        }

        var rollout = new Rollout
        {
            Kind = wanted.Kind == "experiment" ? RolloutKind.Experiment : RolloutKind.Rollout,
            ContextKind = KindName.OrUser(wanted.ContextKind),
            BucketBy = EmptyToNull(wanted.BucketBy),
            Seed = wanted.Seed,
            Variations = shares.ToImmutable(),
        };
        return (CheckKind(wanted)
            ?? CheckSeed(wanted)
            ?? CheckWeights("rollout.variations", rollout.Variations)
            ?? KindName.Check("rollout.contextKind", wanted.ContextKind)
            ?? CheckBucketBy("rollout.bucketBy", rollout)) is { } invalid
            ? invalid
            : VariationOrRollout.Of(rollout);
    }

    private static Refusal? CheckWeights(string field, ImmutableArray<WeightedVariation> shares)
    {
        if (shares.FirstOrDefault(static share => share.Weight is < 0 or > Whole) is { } wrong)
        {
            return Refusal.Invalid(field, $"A weight is {wrong.Weight:N0}; it must be from 0 to {Whole:N0}, in thousandths of a percent.");
        }

        var total = shares.Sum(static share => (long)share.Weight);
        return total == Whole ? null : Refusal.Invalid(field, $"The weights total {total:N0}; they must total {Whole:N0}, which is 100 %.");
    }

    private static Refusal? CheckKind(NewRollout wanted) => wanted.Kind is null or "rollout" or "experiment"
        ? null
        : Refusal.Invalid("rollout.kind", $"The rollout is of the kind '{wanted.Kind}'; it must be 'rollout' or 'experiment'.");

    // SDKs disagree about seed 0: some take it for none.
    private static Refusal? CheckSeed(NewRollout wanted) => wanted.Seed is 0
        ? Refusal.Invalid("rollout.seed", "The seed is 0, which SDKs do not agree on; take another number.")
        : null;

    private static Refusal? CheckBucketBy(string field, Rollout rollout) =>
        rollout.BucketBy is null ? null : ClauseChecks.CheckAttribute(field, rollout.ContextKind, rollout.BucketBy);

    private static string? EmptyToNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
