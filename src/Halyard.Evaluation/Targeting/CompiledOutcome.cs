using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Targeting;

/// <summary>What a rule or the fallthrough serves: always the same result, or one of several by the context's bucket.</summary>
/// <remarks>The default is malformed, like a flag that says nothing.</remarks>
internal readonly struct CompiledOutcome
{
    private readonly EvaluationResult? _result;
    private readonly CompiledRollout? _rollout;

    private CompiledOutcome(EvaluationResult? result, CompiledRollout? rollout) => (_result, _rollout) = (result, rollout);

    public static CompiledOutcome Compile(
        Flag flag, VariationOrRollout serve, EvaluationReason reason, bool tracked, ResultFactory results, ReferencePool references)
    {
        if (serve.Variation is { } variation)
        {
            return new(results.Variation(variation, reason, tracked), null);
        }

        return serve.Rollout is { Variations.IsEmpty: false } rollout
            ? new(null, new CompiledRollout(flag, rollout, reason, tracked, results, references))
            : default;
    }

    /// <summary>
    /// Null when the outcome is malformed in a way that fails the whole evaluation: the attribute bucketed by cannot be addressed.
    /// </summary>
    public EvaluationResult? Choose(Context context) =>
        _result ?? (_rollout is null ? EvaluationResult.Malformed : _rollout.Choose(context));
}
