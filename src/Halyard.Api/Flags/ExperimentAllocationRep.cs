using Halyard.Evaluation.Flags;

namespace Halyard.Api.Flags;

/// <param name="DefaultVariation">The variation of those who do not take part.</param>
/// <param name="CanReshuffle">Whether shares may change while the experiment runs.</param>
public sealed record ExperimentAllocationRep(int DefaultVariation, bool CanReshuffle)
{
    internal static ExperimentAllocationRep Of(Rollout experiment) =>
        new(experiment.Variations.FirstOrDefault(static share => share.Untracked)?.Variation ?? 0, CanReshuffle: false);
}
