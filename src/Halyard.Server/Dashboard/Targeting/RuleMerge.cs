using System.Collections.Immutable;

using Halyard.Api.Flags;

namespace Halyard.Server.Dashboard.Targeting;

/// <summary>The order of rules that come from two lists.</summary>
internal static class RuleMerge
{
    /// <summary>Whether rules that both lists have stand in different orders.</summary>
    public static bool IsReordered(ImmutableArray<TargetingRule> a, ImmutableArray<TargetingRule> b)
    {
        var ids = b.Select(static rule => rule.Id).ToList();
        var both = a.Select(static rule => rule.Id).Where(ids.Contains).ToList();
        return !both.SequenceEqual(ids.Where(both.Contains));
    }

    /// <summary>The rules in the order of the first list; one that it does not have comes after the rule it follows in the other lists.</summary>
    public static ImmutableArray<TargetingRule> InOrder(ImmutableArray<TargetingRule> rules, params ReadOnlySpan<ImmutableArray<TargetingRule>> orders)
    {
        var byId = rules.ToDictionary(static rule => rule.Id);
        var ordered = new List<string>();
        foreach (var order in (ReadOnlySpan<ImmutableArray<TargetingRule>>)[.. orders, rules])
        {
            string? previous = null;
            foreach (var id in order.Select(static rule => rule.Id).Where(byId.ContainsKey))
            {
                if (!ordered.Contains(id))
                {
                    ordered.Insert(previous is null ? 0 : ordered.IndexOf(previous) + 1, id);
                }

                previous = id;
            }
        }

        return [.. ordered.Select(id => byId[id])];
    }
}
