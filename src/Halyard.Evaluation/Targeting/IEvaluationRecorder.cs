namespace Halyard.Evaluation.Targeting;

/// <summary>Is told of the evaluations of prerequisites, each of which is an event of its own.</summary>
public interface IEvaluationRecorder
{
    /// <summary>
    /// A prerequisite was evaluated. Inner prerequisites come before outer ones; a prerequisite reached twice comes twice.
    /// </summary>
    /// <remarks>Must not throw.</remarks>
    /// <param name="prerequisite">The flag that was evaluated.</param>
    /// <param name="dependent">The flag that depends on it.</param>
    /// <param name="result">What it served.</param>
    /// <param name="context">For whom.</param>
    void Prerequisite(CompiledFlag prerequisite, CompiledFlag dependent, EvaluationResult result, Context context);
}
