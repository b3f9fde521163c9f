using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Targeting;

/// <summary>A rollout or an experiment, with the results of its shares.</summary>
internal sealed class CompiledRollout
{
    private readonly Bucketing _bucketing;

    // The upper bound of each share, and the result of each. Contexts without the kind that is bucketed never take part in an experiment.
    private readonly double[] _bounds;
    private readonly EvaluationResult[] _results;
    private readonly EvaluationResult[] _resultsWithoutKind;

    public CompiledRollout(
        Flag flag, Rollout rollout, EvaluationReason reason, bool tracked, ResultFactory results, ReferencePool references)
    {
        var isExperiment = rollout.Kind == RolloutKind.Experiment;
        _bucketing = new(
            rollout.Seed is { } seed ? BucketPrefix.Of(seed) : BucketPrefix.Of(flag.Key, flag.Salt),
            rollout.ContextKind,
            isExperiment ? null : rollout.BucketBy,
            references);
        var shares = rollout.Variations;
        _bounds = new double[shares.Length];
        _resultsWithoutKind = new EvaluationResult[shares.Length];
        _results = isExperiment ? new EvaluationResult[shares.Length] : _resultsWithoutKind;
        var sum = 0.0;
        for (var i = 0; i < shares.Length; i++)
        {
            sum += shares[i].Weight / Bucketing.WholeWeight;
            _bounds[i] = sum;
            _resultsWithoutKind[i] = results.Variation(shares[i].Variation, reason, tracked);
            if (isExperiment)
            {
                _results[i] = shares[i].Untracked
                    ? _resultsWithoutKind[i]
                    : results.Variation(shares[i].Variation, reason.InAnExperiment(), tracked);
            }
        }
    }

    /// <summary>Null when the attribute that is bucketed by cannot be addressed.</summary>
    public EvaluationResult? Choose(Context context)
    {
        if (!_bucketing.IsValid)
        {
            return null;
        }

        var individual = context.FindKind(_bucketing.Kind);
        var bucket = individual is null ? 0 : _bucketing.Bucket(individual);
        var share = 0;

        // Weights that do not add up leave the rest to the last.
        while (share < _bounds.Length - 1 && bucket >= _bounds[share])
        {
            share++;
        }

        return (individual is null ? _resultsWithoutKind : _results)[share];
    }
}
