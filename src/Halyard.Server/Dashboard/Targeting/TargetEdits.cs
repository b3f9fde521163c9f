using System.Collections.Immutable;

using Halyard.Evaluation.Flags;

namespace Halyard.Server.Dashboard.Targeting;

/// <summary>Lists of individual targets: at most one entry for each context kind and variation, none of them empty.</summary>
internal static class TargetEdits
{
    public static string KindOf(Target target) => string.IsNullOrEmpty(target.ContextKind) ? Context.DefaultKind : target.ContextKind;

    public static ImmutableArray<Target> Add(ImmutableArray<Target> targets, string contextKind, int variation, string key)
    {
        var at = targets.FindIndex(target => KindOf(target) == contextKind && target.Variation == variation);
        return at < 0
            ? targets.Add(new Target { ContextKind = contextKind, Variation = variation, Values = [key] })
            : targets.SetItem(at, targets[at] with { Values = targets[at].Values.Add(key) });
    }

    public static ImmutableArray<Target> Remove(ImmutableArray<Target> targets, string contextKind, string key)
    {
        var at = targets.FindIndex(target => KindOf(target) == contextKind && target.Values.Contains(key));
        if (at < 0)
        {
            return targets;
        }

        var left = targets[at].Values.Remove(key);
        return left.IsEmpty ? targets.RemoveAt(at) : targets.SetItem(at, targets[at] with { Values = left });
    }

    /// <summary>The variation of every targeted key.</summary>
    public static Dictionary<(string Kind, string Key), int> Index(ImmutableArray<Target> targets)
    {
        var all = new Dictionary<(string, string), int>();
        foreach (var target in targets)
        {
            foreach (var key in target.Values)
            {
                // The first entry that names a key is the one that counts.
                all.TryAdd((KindOf(target), key), target.Variation);
            }
        }

        return all;
    }
}
