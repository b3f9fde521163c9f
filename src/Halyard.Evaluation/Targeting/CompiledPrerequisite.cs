using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Targeting;

/// <summary>A prerequisite with the result of its failure.</summary>
internal sealed class CompiledPrerequisite
{
    private CompiledPrerequisite(Prerequisite prerequisite, ResultFactory results)
    {
        Key = prerequisite.Key;
        Variation = prerequisite.Variation;
        Failed = results.Off(EvaluationReason.PrerequisiteFailed(prerequisite.Key));
    }

    public string Key { get; }

    public int Variation { get; }

    public EvaluationResult Failed { get; }

    public static CompiledPrerequisite[] Compile(Flag flag, ResultFactory results) =>
        flag.Prerequisites.IsEmpty ? [] : [.. flag.Prerequisites.Select(prerequisite => new CompiledPrerequisite(prerequisite, results))];
}
