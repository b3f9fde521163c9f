using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Api.Segments;
using Halyard.Evaluation.Segments;
using Halyard.Server.Targeting;

namespace Halyard.Server.Segments;

/// <summary>The instructions that lead from a segment to what a patch made of it. Pure, but for the ids of new rules.</summary>
internal static class SegmentDifference
{
    /// <param name="segment">The segment as it is.</param>
    /// <param name="wanted">The segment as it should be; what is absent is cleared.</param>
    public static ImmutableArray<SegmentInstruction> Between(SegmentDefinition segment, EditableSegment wanted) =>
    [
        .. Settings(segment, wanted),
        .. Targets(segment, wanted),
        .. Rules(segment.Rules, wanted.Rules ?? []),
    ];

    private static IEnumerable<SegmentInstruction> Settings(SegmentDefinition segment, EditableSegment wanted)
    {
        if ((wanted.Name ?? "") is var name && name != segment.Name)
        {
            yield return new SegmentInstruction.UpdateName(name);
        }

        if ((wanted.Description ?? "") is var description && description != segment.Description)
        {
            yield return new SegmentInstruction.UpdateDescription(description);
        }

        var tags = wanted.Tags ?? [];
        if (segment.Tags.Except(tags, StringComparer.Ordinal).ToImmutableArray() is { IsEmpty: false } removed)
        {
            yield return new SegmentInstruction.RemoveTags(removed);
        }

        if (tags.Except(segment.Tags, StringComparer.Ordinal).ToImmutableArray() is { IsEmpty: false } added)
        {
            yield return new SegmentInstruction.AddTags(added);
        }
    }

    // What goes, goes first: a key may move from one list to the other.
    private static IEnumerable<SegmentInstruction> Targets(SegmentDefinition segment, EditableSegment wanted)
    {
        var included = Merge(wanted.Included, wanted.IncludedContexts);
        var excluded = Merge(wanted.Excluded, wanted.ExcludedContexts);
        return
        [
            .. Missing(segment.Included, included).Select(static target =>
                new SegmentInstruction.RemoveIncludedTargets(target.Values, target.ContextKind)),
            .. Missing(segment.Excluded, excluded).Select(static target =>
                new SegmentInstruction.RemoveExcludedTargets(target.Values, target.ContextKind)),
            .. Missing(included, segment.Included).Select(static target =>
                new SegmentInstruction.AddIncludedTargets(target.Values, target.ContextKind)),
            .. Missing(excluded, segment.Excluded).Select(static target =>
                new SegmentInstruction.AddExcludedTargets(target.Values, target.ContextKind)),
        ];
    }

    private static ImmutableArray<SegmentTarget> Merge(ImmutableArray<string>? users, ImmutableArray<SegmentTarget>? contexts) =>
    [
        .. (contexts ?? []).Prepend(new SegmentTarget { Values = users ?? [] })
            .GroupBy(static target => KindName.OrUser(target.ContextKind), StringComparer.Ordinal)
            .Select(static ofKind => new SegmentTarget
            {
                ContextKind = ofKind.Key,
                Values = [.. ofKind.SelectMany(static target => target.Values)],
            }),
    ];

    /// <summary>What is in the first lists and not in the second.</summary>
    private static IEnumerable<SegmentTarget> Missing(ImmutableArray<SegmentTarget> from, ImmutableArray<SegmentTarget> to) => from
        .Select(target => target with
        {
            Values = [.. target.Values.Except(SegmentTargets.Of(to, target.ContextKind), StringComparer.Ordinal)],
        })
        .Where(static target => !target.Values.IsEmpty);

    private static IEnumerable<SegmentInstruction> Rules(ImmutableArray<SegmentTargetingRule> rules, ImmutableArray<SegmentRuleRep> reps)
    {
        var wanted = Identify(reps);
        var current = rules.ToDictionary(static rule => rule.Id, StringComparer.Ordinal);
        var kept = wanted.Where(rep => current.TryGetValue(rep.Id!, out var rule) && HasSameClauses(rule, rep)).ToList();
        var keptIds = kept.Select(static rep => rep.Id!).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<string> order = [.. wanted.Select(static rep => rep.Id!)];
        var orderBefore = rules.Select(static rule => rule.Id).Where(keptIds.Contains).Concat(order.Where(id => !keptIds.Contains(id)));
        return
        [
            .. rules.Where(rule => !keptIds.Contains(rule.Id)).Select(static rule => new SegmentInstruction.RemoveRule(rule.Id)),
            .. kept.SelectMany(rep => Changes(current[rep.Id!], rep)),
            .. wanted.Where(rep => !keptIds.Contains(rep.Id!)).Select(Added),
            .. orderBefore.SequenceEqual(order) ? [] : (SegmentInstruction[])[new SegmentInstruction.ReorderRules(order)],
        ];
    }

    private static ImmutableArray<SegmentRuleRep> Identify(ImmutableArray<SegmentRuleRep> reps)
    {
        var taken = new List<string>();
        foreach (var rep in reps)
        {
            taken.Add(NewId.Of(rep.Id, taken));
        }

        return [.. reps.Zip(taken, static (rep, id) => rep with { Id = id })];
    }

    private static IEnumerable<SegmentInstruction> Changes(SegmentTargetingRule from, SegmentRuleRep to)
    {
        if ((from.Description ?? "") != (to.Description ?? ""))
        {
            yield return new SegmentInstruction.UpdateRuleDescription(from.Id, to.Description ?? "");
        }

        // Without a weight, the other two mean nothing.
        var isDealtAlike = to.Weight is null
            || (KindName.OrUser(from.RolloutContextKind) == KindName.OrUser(to.RolloutContextKind)
                && (from.BucketBy ?? "") == (to.BucketBy ?? ""));
        if (from.Weight != to.Weight || !isDealtAlike)
        {
            yield return new SegmentInstruction.UpdateRuleRolloutAndContextKind(from.Id)
            {
                Weight = to.Weight,
                ContextKind = to.RolloutContextKind,
                BucketBy = to.BucketBy ?? "",
            };
        }
    }

    private static SegmentInstruction Added(SegmentRuleRep rep) => new SegmentInstruction.AddRule
    {
        Id = rep.Id,
        Description = rep.Description,
        Clauses = [.. rep.Clauses.Select(static clause => clause.ToNewClause())],
        Weight = rep.Weight,
        RolloutContextKind = rep.RolloutContextKind,
        RolloutBucketBy = rep.BucketBy,
    };

    private static bool HasSameClauses(SegmentTargetingRule rule, SegmentRuleRep rep) =>
        rule.Clauses.Length == rep.Clauses.Length && rule.Clauses.Zip(rep.Clauses).All(static pair => IsSame(pair.First, pair.Second));

    private static bool IsSame(TargetingClause clause, ClauseRep rep) =>
        (rep.Id is null || rep.Id == clause.Id)
        && (rep.ContextKind ?? Context.DefaultKind) == clause.ContextKind
        && (rep.Attribute ?? "") == clause.Attribute
        && rep.Op == clause.Op
        && rep.Negate == clause.Negate
        && rep.Values.SequenceEqual(clause.Values);
}
