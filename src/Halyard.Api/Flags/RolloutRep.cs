using System.Collections.Immutable;

using Halyard.Evaluation.Flags;

namespace Halyard.Api.Flags;

/// <summary>A rollout as the API shows it.</summary>
public sealed record RolloutRep
{
    public ImmutableArray<ShareRep> Variations { get; init; } = [];

    public string? BucketBy { get; init; }

    public string? ContextKind { get; init; }

    public long? Seed { get; init; }

    /// <summary>Present when the rollout is an experiment.</summary>
    public ExperimentAllocationRep? ExperimentAllocation { get; init; }

    /// <summary>Null when nothing is rolled out.</summary>
    public static RolloutRep? Find(Rollout? rollout) => rollout is null ? null : new RolloutRep
    {
        Variations = [.. rollout.Variations.Select(static share => new ShareRep(share.Variation, share.Weight, share.Untracked ? true : null))],
        BucketBy = rollout.BucketBy,
        ContextKind = rollout.ContextKind,
        Seed = rollout.Seed,
        ExperimentAllocation = rollout.Kind == RolloutKind.Experiment ? ExperimentAllocationRep.Of(rollout) : null,
    };
}
