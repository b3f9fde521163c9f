using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Targeting;

/// <summary>Makes the ready results of one flag.</summary>
internal sealed class ResultFactory(Flag flag)
{
    /// <summary>What the flag serves while it is off: a variation, the caller's default, or an error.</summary>
    public EvaluationResult Off(EvaluationReason reason) =>
        flag.OffVariation is { } index ? Variation(index, reason) : new(default, -1, reason, false);

    public EvaluationResult Variation(int index, EvaluationReason reason, bool tracked = false) =>
        (uint)index < (uint)flag.Variations.Length
            ? new(flag.Variations[index], index, reason, tracked || reason.InExperiment)
            : EvaluationResult.Malformed;
}
