using System.Collections.Immutable;

using Halyard.Server.Hosting;

namespace Halyard.Server.Targeting;

/// <summary>The places of rules, of flags and segments alike: the first rule that matches decides.</summary>
internal static class RuleOrder
{
    /// <summary>Puts a rule before another one, or at the end.</summary>
    public static Result<ImmutableArray<TRule>> Insert<TRule>(
        ImmutableArray<TRule> rules, TRule rule, string? beforeRuleId, Func<TRule, string> idOf)
    {
        if (string.IsNullOrEmpty(beforeRuleId))
        {
            return rules.Add(rule);
        }

        var index = IndexOf(rules, beforeRuleId, idOf);
        return index < 0 ? Missing("beforeRuleId", beforeRuleId) : rules.Insert(index, rule);
    }

    /// <summary>Puts the rules into the order of the ids, which must name each of them once.</summary>
    public static Result<ImmutableArray<TRule>> Reorder<TRule>(
        ImmutableArray<TRule> rules, ImmutableArray<string> ruleIds, Func<TRule, string> idOf)
    {
        var reordered = ImmutableArray.CreateBuilder<TRule>(rules.Length);
        foreach (var (id, position) in ruleIds.Select(static (id, position) => (id, position)))
        {
            var index = IndexOf(rules, id, idOf);
            if (index < 0)
            {
                return Missing($"ruleIds[{position}]", id);
            }

            reordered.Add(rules[index]);
        }

        return reordered.Count == rules.Length && reordered.DistinctBy(idOf).Count() == rules.Length
            ? reordered.ToImmutable()
            : Refusal.Invalid("ruleIds", $"'ruleIds' must name each of the {rules.Length} rules once.");
    }

    /// <summary>-1 when there is none.</summary>
    public static int IndexOf<TRule>(ImmutableArray<TRule> rules, string id, Func<TRule, string> idOf)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            if (idOf(rules[i]) == id)
            {
                return i;
            }
        }

        return -1;
    }

    public static Refusal Missing(string field, string? id) =>
        Refusal.Invalid(field, $"There is no rule '{id}'. Read the rules again and name one by its '_id'.");
}
