using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Targeting;

namespace Halyard.Stores;

/// <summary>
/// Finds the flags that a change concerns: those that changed, and those that depend on them or on a changed segment, however indirectly.
/// </summary>
internal static class Dependants
{
    public static IReadOnlyList<string> Of(SnapshotChange change)
    {
        var dependants = MapDependants(change.After);
        var reached = new HashSet<Item>();
        var next = new Queue<Item>([.. change.Flags.Select(Item.Flag), .. change.Segments.Select(Item.Segment)]);
        while (next.TryDequeue(out var item))
        {
            if (reached.Add(item) && dependants.TryGetValue(item, out var more))
            {
                more.ForEach(next.Enqueue);
            }
        }

        return [.. reached.Where(item => !item.IsSegment).Select(item => item.Key)];
    }

    private static Dictionary<Item, List<Item>> MapDependants(FlagSnapshot snapshot)
    {
        var map = new Dictionary<Item, List<Item>>();
        foreach (var flag in snapshot.Flags)
        {
            foreach (var prerequisite in flag.Definition.Prerequisites)
            {
                Add(Item.Flag(prerequisite.Key), Item.Flag(flag.Key));
            }

            foreach (var rule in flag.Definition.Rules)
            {
                AddSegments(rule.Clauses, Item.Flag(flag.Key));
            }
        }

        foreach (var segment in snapshot.Segments)
        {
            foreach (var rule in segment.Definition.Rules)
            {
                AddSegments(rule.Clauses, Item.Segment(segment.Key));
            }
        }

        return map;

        void AddSegments(IEnumerable<Clause> clauses, Item dependant)
        {
            foreach (var key in clauses.Where(clause => clause.Op == Operators.SegmentMatch).SelectMany(clause => clause.Values))
            {
                Add(Item.Segment(key.AsString ?? ""), dependant);
            }
        }

        void Add(Item on, Item dependant)
        {
            if (!map.TryGetValue(on, out var dependants))
            {
                map.Add(on, dependants = []);
            }

            dependants.Add(dependant);
        }
    }

    private readonly record struct Item(bool IsSegment, string Key)
    {
        public static Item Flag(string key) => new(false, key);

        public static Item Segment(string key) => new(true, key);
    }
}
