using Halyard.Evaluation.Contexts;
using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Targeting;

/// <summary>Finds the target of a context. Targets of one kind that follow each other share one table.</summary>
internal sealed class CompiledTargets
{
    private readonly TargetGroup[] _groups;

    private CompiledTargets(TargetGroup[] groups) => _groups = groups;

    /// <summary>Null when the flag has no targets.</summary>
    public static CompiledTargets? Compile(Flag flag, ResultFactory results)
    {
        var groups = new List<TargetGroup>();
        var pending = new List<Target>();
        var pendingKind = Context.DefaultKind;
        foreach (var (kind, target) in InOrder(flag))
        {
            if (kind != pendingKind)
            {
                Close();
                pendingKind = kind;
            }

            pending.Add(target);
        }

        Close();
        return groups.Count == 0 ? null : new([.. groups]);

        void Close()
        {
            if (pending.Exists(static target => !target.Values.IsEmpty))
            {
                groups.Add(new(pendingKind, pending, results));
            }

            pending.Clear();
        }
    }

    /// <summary>Null when the context is no target.</summary>
    public EvaluationResult? Find(Context context)
    {
        foreach (var group in _groups)
        {
            if (context.FindKind(group.Kind) is { } individual && group.Find(individual) is { } result)
            {
                return result;
            }
        }

        return null;
    }

    // Context targets, if there are any, give the order; for users they only point at the list in the targets (protocol §2.4).
    private static IEnumerable<(string Kind, Target Target)> InOrder(Flag flag)
    {
        if (flag.ContextTargets.IsEmpty)
        {
            foreach (var target in flag.Targets)
            {
                yield return (Context.DefaultKind, target);
            }
        }

        foreach (var target in flag.ContextTargets)
        {
            var kind = ContextKinds.OrDefault(target.ContextKind);
            var listed = kind == Context.DefaultKind ? flag.Targets.FirstOrDefault(other => other.Variation == target.Variation) : target;
            if (listed is not null)
            {
                yield return (kind, listed);
            }
        }
    }
}
