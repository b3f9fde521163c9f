using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Targeting;

/// <summary>What a rule or the fallthrough serves: always the same result, or one of several by the context's bucket.</summary>
internal sealed class CompiledOutcome
{
    private readonly EvaluationResult? _result;
    private readonly CompiledRollout? _rollout;

    private CompiledOutcome(EvaluationResult result) => _result = result;

    private CompiledOutcome(CompiledRollout rollout) => _rollout = rollout;

    public static CompiledOutcome Compile(
        Flag flag, VariationOrRollout serve, EvaluationReason reason, EvaluationReason inExperiment, bool tracked, ResultFactory results)
    {
        if (serve.Variation is { } variation)
        {
            return new(results.Variation(variation, reason, tracked));
        }

        return serve.Rollout is { Variations.IsEmpty: false } rollout
            ? new(new CompiledRollout(flag, rollout, reason, inExperiment, tracked, results))
            : new(EvaluationResult.Malformed);
    }

    /// <summary>Null when the attribute that is bucketed by cannot be addressed.</summary>
    public EvaluationResult? Choose(Context context) => _result ?? _rollout!.Choose(context);
}
