using Halyard.Evaluation.Contexts;
using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Targeting;

/// <summary>Targets of one kind of context.</summary>
internal sealed class TargetGroup
{
    private readonly KeyTable _keys;

    // Beside the keys of the table: which of the results. One result for all keys needs no list.
    private readonly int[]? _resultOf;
    private readonly EvaluationResult[] _results;

    public TargetGroup(string kind, List<Target> targets, ResultFactory results)
    {
        Kind = kind;
        _results = [.. targets.Select(target => results.Variation(target.Variation, EvaluationReason.TargetMatch))];
        _keys = new([.. targets.SelectMany(static target => target.Values)]);
        _resultOf = targets.Count == 1 ? null : [.. targets.SelectMany(static (target, index) => Enumerable.Repeat(index, target.Values.Length))];
    }

    public string Kind { get; }

    public EvaluationResult? Find(Context individual)
    {
        var position = _keys.Find(individual.Key, individual.KeyHash);
        return position < 0 ? null : _results[_resultOf is null ? 0 : _resultOf[position]];
    }
}
