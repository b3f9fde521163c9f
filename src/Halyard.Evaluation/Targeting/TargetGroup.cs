using System.Runtime.InteropServices;
using Halyard.Evaluation.Contexts;
using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Targeting;

/// <summary>Targets of one kind of context that follow each other in a flag.</summary>
internal sealed class TargetGroup
{
    private readonly string _kind;
    private readonly KeyTable _keys;

    // One target has one result; several have one beside each key.
    private readonly EvaluationResult? _only;
    private readonly EvaluationResult[] _results = [];

    private TargetGroup(string kind, ReadOnlySpan<Target> targets, ResultFactory results)
    {
        _kind = kind;
        if (targets is [var single])
        {
            _keys = new(ImmutableCollectionsMarshal.AsArray(single.Values)!);
            _only = results.Variation(single.Variation, EvaluationReason.TargetMatch);
            return;
        }

        var keys = new List<string>();
        var resultOf = new List<EvaluationResult>();
        foreach (var target in targets)
        {
            var result = results.Variation(target.Variation, EvaluationReason.TargetMatch);
            foreach (var key in target.Values)
            {
                keys.Add(key);
                resultOf.Add(result);
            }
        }

        _keys = new([.. keys]);
        _results = [.. resultOf];
    }

    public static TargetGroup[] Compile(Flag flag, ResultFactory results)
    {
        if (flag.ContextTargets.IsEmpty)
        {
            return flag.Targets.IsEmpty ? [] : [new(Context.DefaultKind, flag.Targets.AsSpan(), results)];
        }

        var groups = new List<TargetGroup>();
        foreach (var target in flag.ContextTargets)
        {
            var kind = ContextKinds.OrDefault(target.ContextKind);

            // For users an entry gives only the place in the order: the keys are those of the targets (protocol §2.4).
            var listed = kind == Context.DefaultKind ? flag.Targets.FirstOrDefault(other => other.Variation == target.Variation) : target;
            if (listed is not null)
            {
                groups.Add(new(kind, [listed], results));
            }
        }

        return [.. groups];
    }

    /// <summary>Null when the context is no target.</summary>
    public static EvaluationResult? Find(TargetGroup[] groups, Context context)
    {
        foreach (var group in groups)
        {
            if (context.FindKind(group._kind) is { } individual && group.Find(individual) is { } result)
            {
                return result;
            }
        }

        return null;
    }

    private EvaluationResult? Find(Context individual)
    {
        var position = _keys.Find(individual.Key, individual.KeyHash);
        return position < 0 ? null : _only ?? _results[position];
    }
}
