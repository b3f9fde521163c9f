using System.Collections.Immutable;

namespace Halyard.Server.Flags;

/// <summary>Which flag of a project needs which, by environment.</summary>
internal sealed class PrerequisiteGraph(IEnumerable<PrerequisiteUse> uses)
{
    private readonly ILookup<(string Environment, string Flag), PrerequisiteUse> _needs = uses.ToLookup(static use => (use.Environment, use.Flag));
    private readonly ILookup<string, PrerequisiteUse> _neededBy = uses.ToLookup(static use => use.Needs, StringComparer.Ordinal);

    public static PrerequisiteGraph Empty { get; } = new([]);

    /// <summary>The flags that need this one.</summary>
    public IEnumerable<PrerequisiteUse> UsesOf(string flag) => _neededBy[flag];

    /// <summary>The shortest way from one flag to another along what they need; empty when there is none.</summary>
    public ImmutableArray<string> FindPath(string environment, string from, string to)
    {
        var cameFrom = new Dictionary<string, string?>(StringComparer.Ordinal) { [from] = null };
        var queue = new Queue<string>([from]);
        while (queue.TryDequeue(out var flag))
        {
            if (flag == to)
            {
                return Trace(cameFrom, to);
            }

            foreach (var use in _needs[(environment, flag)])
            {
                if (cameFrom.TryAdd(use.Needs, flag))
                {
                    queue.Enqueue(use.Needs);
                }
            }
        }

        return [];
    }

    /// <summary>How many flags stand one below the other beneath this one, itself included, along the longest chain.</summary>
    public int DepthBelow(string environment, string flag) =>
        Depth(flag, current => _needs[(environment, current)].Select(static use => use.Needs));

    /// <summary>How many flags stand one above the other over this one, itself included, along the longest chain.</summary>
    public int DepthAbove(string environment, string flag) =>
        Depth(flag, current => _neededBy[current].Where(use => use.Environment == environment).Select(static use => use.Flag));

    private static ImmutableArray<string> Trace(Dictionary<string, string?> cameFrom, string to)
    {
        var path = new List<string>();
        for (var flag = to; flag is not null; flag = cameFrom[flag])
        {
            path.Add(flag);
        }

        path.Reverse();
        return [.. path];
    }

    // Level by level: what is stored has no cycles and no chain over the limit, so this ends soon; the visits are bounded all the same.
    private static int Depth(string flag, Func<string, IEnumerable<string>> next)
    {
        var level = new HashSet<string>([flag], StringComparer.Ordinal);
        var depth = 0;
        while (level.Count > 0 && depth <= FlagLimits.PrerequisiteDepth)
        {
            depth++;
            level = level.SelectMany(next).ToHashSet(StringComparer.Ordinal);
        }

        return depth;
    }
}
