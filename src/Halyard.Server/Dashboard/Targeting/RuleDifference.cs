using System.Collections.Immutable;

using Halyard.Api.Flags;

using static Halyard.Api.Flags.FlagInstruction;

namespace Halyard.Server.Dashboard.Targeting;

/// <summary>The instructions that turn a list of rules into another: removals, the new order, edits, then additions at their places.</summary>
internal static class RuleDifference
{
    public static IEnumerable<FlagInstruction> Between(
        ImmutableArray<Variation> variations, ImmutableArray<TargetingRule> saved, ImmutableArray<TargetingRule> drafted)
    {
        var before = saved.ToDictionary(static rule => rule.Id);
        var kept = drafted.Where(rule => before.ContainsKey(rule.Id)).Select(static rule => rule.Id).ToImmutableArray();
        foreach (var rule in saved.Where(rule => !kept.Contains(rule.Id)))
        {
            yield return new RemoveRule(rule.Id);
        }

        if (!kept.SequenceEqual(saved.Select(static rule => rule.Id).Where(kept.Contains)))
        {
            yield return new ReorderRules(kept);
        }

        foreach (var edit in drafted.Where(rule => before.ContainsKey(rule.Id)).SelectMany(rule => Edits(variations, before[rule.Id], rule)))
        {
            yield return edit;
        }

        for (var i = 0; i < drafted.Length; i++)
        {
            if (!before.ContainsKey(drafted[i].Id))
            {
                yield return Add(variations, drafted[i], drafted.Skip(i + 1).Select(static rule => rule.Id).FirstOrDefault(before.ContainsKey));
            }
        }
    }

    private static IEnumerable<FlagInstruction> Edits(ImmutableArray<Variation> variations, TargetingRule saved, TargetingRule drafted)
    {
        if ((saved.Description ?? "") != (drafted.Description ?? ""))
        {
            yield return new UpdateRuleDescription(saved.Id, drafted.Description ?? "");
        }

        foreach (var edit in Clauses(saved, drafted))
        {
            yield return edit;
        }

        if (!Same.Serve(saved.Serve, drafted.Serve))
        {
            yield return ServeForms.ToRule(saved.Id, variations, drafted.Serve);
        }
    }

    // Additions come before removals: a rule is never without a clause.
    private static IEnumerable<FlagInstruction> Clauses(TargetingRule saved, TargetingRule drafted)
    {
        var before = saved.Clauses.ToDictionary(static clause => clause.Id);
        foreach (var clause in drafted.Clauses.Where(clause => before.ContainsKey(clause.Id)))
        {
            if (Edit(saved.Id, before[clause.Id], clause) is { } edit)
            {
                yield return edit;
            }
        }

        var added = drafted.Clauses.Where(clause => !before.ContainsKey(clause.Id)).Select(New).ToImmutableArray();
        if (!added.IsEmpty)
        {
            yield return new AddClauses(saved.Id, added);
        }

        var removed = saved.Clauses.Where(clause => drafted.Clauses.All(each => each.Id != clause.Id)).Select(static clause => clause.Id).ToImmutableArray();
        if (!removed.IsEmpty)
        {
            yield return new RemoveClauses(saved.Id, removed);
        }
    }

    private static FlagInstruction? Edit(string ruleId, TargetingClause saved, TargetingClause drafted)
    {
        if (Same.Clause(saved, drafted))
        {
            return null;
        }

        // Where only values came or went, say just that: history then reads as what was done.
        if (Same.Clause(saved with { Values = drafted.Values }, drafted))
        {
            if (drafted.Values.Length > saved.Values.Length && drafted.Values.AsSpan()[..saved.Values.Length].SequenceEqual(saved.Values.AsSpan()))
            {
                return new AddValuesToClause(ruleId, saved.Id, drafted.Values[saved.Values.Length..]);
            }

            var gone = saved.Values.Except(drafted.Values).ToImmutableArray();
            if (saved.Values.Except(gone).SequenceEqual(drafted.Values))
            {
                return new RemoveValuesFromClause(ruleId, saved.Id, gone);
            }
        }

        return new UpdateClause(ruleId, saved.Id, New(drafted));
    }

    private static AddRule Add(ImmutableArray<Variation> variations, TargetingRule rule, string? before)
    {
        var serve = ServeForms.ToDefault(variations, rule.Serve);
        return new AddRule
        {
            Id = rule.Id,
            Description = rule.Description,
            Clauses = [.. rule.Clauses.Select(New)],
            BeforeRuleId = before,
            VariationId = serve.VariationId,
            RolloutWeights = serve.RolloutWeights,
            RolloutBucketBy = serve.RolloutBucketBy,
            RolloutContextKind = serve.RolloutContextKind,
            Rollout = serve.Rollout,
            TrackEvents = rule.TrackEvents,
        };
    }

    private static NewClause New(TargetingClause clause) => new()
    {
        Id = clause.Id,
        ContextKind = clause.ContextKind,
        Attribute = clause.Attribute,
        Op = clause.Op,
        Values = clause.Values,
        Negate = clause.Negate,
    };
}
