using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Targeting;

/// <summary>A prerequisite with the result of its failure.</summary>
internal sealed class CompiledPrerequisite(Prerequisite prerequisite, ResultFactory results)
{
    public string Key { get; } = prerequisite.Key;

    public int Variation { get; } = prerequisite.Variation;

    public EvaluationResult Failed { get; } = results.Off(EvaluationReason.PrerequisiteFailed(prerequisite.Key));
}
