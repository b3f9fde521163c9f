using System.Collections.Immutable;

namespace Halyard.Server.Targeting;

/// <summary>Which of a set of things, known by their keys, needs which other: segments inside segments.</summary>
internal sealed class KeyGraph(IEnumerable<(string Key, string Needs)> uses)
{
    private readonly ILookup<string, string> _needs = uses.ToLookup(static use => use.Key, static use => use.Needs, StringComparer.Ordinal);
    private readonly ILookup<string, string> _neededBy =
        uses.ToLookup(static use => use.Needs, static use => use.Key, StringComparer.Ordinal);

    public IEnumerable<string> NeededBy(string key) => _neededBy[key];

    /// <summary>The shortest way from one key to another along what they need, both included; empty when there is none.</summary>
    public ImmutableArray<string> FindPath(string from, string to)
    {
        var cameFrom = new Dictionary<string, string?>(StringComparer.Ordinal) { [from] = null };
        var queue = new Queue<string>([from]);
        while (queue.TryDequeue(out var key))
        {
            if (key == to)
            {
                return Trace(cameFrom, to);
            }

            foreach (var needed in _needs[key].Where(needed => cameFrom.TryAdd(needed, key)))
            {
                queue.Enqueue(needed);
            }
        }

        return [];
    }

    /// <summary>How many stand one below the other on the longest chain through the key. Beyond the limit it stops counting.</summary>
    public int LengthThrough(string key, int limit) => Depth(key, _needs, limit) + Depth(key, _neededBy, limit) - 1;

    private static ImmutableArray<string> Trace(Dictionary<string, string?> cameFrom, string to)
    {
        var path = ImmutableArray.CreateBuilder<string>();
        for (var key = to; key is not null; key = cameFrom[key])
        {
            path.Insert(0, key);
        }

        return path.ToImmutable();
    }

    // Level by level, each key once in each level: as many steps as the longest chain has.
    private static int Depth(string key, ILookup<string, string> next, int limit)
    {
        var depth = 0;
        for (var level = new HashSet<string>([key], StringComparer.Ordinal); level.Count > 0 && depth <= limit; depth++)
        {
            level = level.SelectMany(each => next[each]).ToHashSet(StringComparer.Ordinal);
        }

        return depth;
    }
}
