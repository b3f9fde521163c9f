using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;

namespace Halyard.Server.Dashboard.Targeting;

/// <summary>
/// Puts a draft on top of a newer version. Each part is compared three ways: what only one side changed is taken from that side; what both changed
/// alike is settled; what both changed differently stays as drafted and is a conflict, for a person to decide.
/// </summary>
internal sealed record DraftMerge(FlagTargeting Targeting, ImmutableArray<DraftConflict> Conflicts)
{
    public static DraftMerge Of(FlagDefinition saved, FlagTargeting drafted, FlagDefinition newer, string environment)
    {
        // Indices follow the variations: what was index 2 may be index 3 by now.
        var moved = new VariationMoves(saved.Variations, newer.Variations);
        var before = moved.Apply(saved.Environments[environment]);
        var mine = moved.Apply(drafted);
        var theirs = newer.Environments[environment];
        var merge = new Merging(before, mine, theirs);
        merge.Part(new DraftPart.Off(), static (a, b) => a.OffVariation == b.OffVariation);
        merge.Part(new DraftPart.DefaultRule(), static (a, b) => Same.Serve(a.Fallthrough, b.Fallthrough));
        foreach (var flag in Keys(before, mine, theirs, static targeting => targeting.Prerequisites.Select(static each => each.Key)))
        {
            merge.Part(new DraftPart.Requirement(flag), (a, b) => Required(a, flag) == Required(b, flag));
        }

        foreach (var (kind, key) in Keys(before, mine, theirs, static targeting => TargetEdits.Index(targeting.Targets).Keys))
        {
            merge.Part(new DraftPart.Key(kind, key), (a, b) => Targeted(a, kind, key) == Targeted(b, kind, key));
        }

        foreach (var id in Keys(before, mine, theirs, static targeting => targeting.Rules.Select(static rule => rule.Id)))
        {
            merge.Part(new DraftPart.Rule(id), (a, b) => SameRule(Find(a, id), Find(b, id)));
        }

        merge.Order();
        return new DraftMerge(merge.Result, [.. merge.Conflicts]);
    }

    private static HashSet<T> Keys<T>(FlagTargeting a, FlagTargeting b, FlagTargeting c, Func<FlagTargeting, IEnumerable<T>> keys) =>
        [.. keys(a), .. keys(b), .. keys(c)];

    private static Prerequisite? Required(FlagTargeting targeting, string flag) => targeting.Prerequisites.FirstOrDefault(each => each.Key == flag);

    private static int? Targeted(FlagTargeting targeting, string kind, string key) =>
        TargetEdits.Index(targeting.Targets).TryGetValue((kind, key), out var variation) ? variation : null;

    private static TargetingRule? Find(FlagTargeting targeting, string id) => targeting.Rules.FirstOrDefault(rule => rule.Id == id);

    private static bool SameRule(TargetingRule? a, TargetingRule? b) => a is null || b is null ? a == b : Same.Rule(a, b);

    private sealed class Merging
    {
        private readonly FlagTargeting _before;
        private readonly FlagTargeting _mine;
        private readonly FlagTargeting _theirs;

        public Merging(FlagTargeting before, FlagTargeting mine, FlagTargeting theirs)
        {
            _before = before;
            _mine = mine;
            _theirs = theirs;

            // What is not drafted (the switch, the version) is theirs.
            Result = theirs;
        }

        public FlagTargeting Result { get; private set; }

        public List<DraftConflict> Conflicts { get; } = [];

        public void Part(DraftPart part, Func<FlagTargeting, FlagTargeting, bool> same)
        {
            if (same(_before, _mine))
            {
                return;
            }

            Result = part.Copy(_mine, Result);
            if (!same(_before, _theirs) && !same(_mine, _theirs))
            {
                Conflicts.Add(new DraftConflict(part));
            }
        }

        public void Order()
        {
            var isMineMoved = RuleMerge.IsReordered(_before.Rules, _mine.Rules);
            Result = Result with { Rules = RuleMerge.InOrder(Result.Rules, isMineMoved ? _mine.Rules : _theirs.Rules, isMineMoved ? _theirs.Rules : _mine.Rules) };
            if (isMineMoved && RuleMerge.IsReordered(_before.Rules, _theirs.Rules) && RuleMerge.IsReordered(_mine.Rules, _theirs.Rules))
            {
                Conflicts.Add(new DraftConflict(new DraftPart.Order()));
            }
        }
    }
}
