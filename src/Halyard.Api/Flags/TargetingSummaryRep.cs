using Halyard.Evaluation.Flags;

namespace Halyard.Api.Flags;

/// <summary>How much an environment does with a flag, without the details.</summary>
/// <param name="Variations">By the index of the variation; only those in use.</param>
/// <param name="Prerequisites">How many prerequisites there are.</param>
public sealed record TargetingSummaryRep(IReadOnlyDictionary<int, VariationSummaryRep> Variations, int Prerequisites)
{
    internal static TargetingSummaryRep From(FlagTargeting targeting)
    {
        var summaries = new SortedDictionary<int, VariationSummaryRep>();
        foreach (var rule in targeting.Rules)
        {
            foreach (var variation in Served(rule.Serve))
            {
                Change(variation, summary => summary with
                {
                    Rules = summary.Rules + 1,
                    NullRules = summary.NullRules + (rule.Clauses.IsEmpty ? 1 : 0),
                });
            }
        }

        foreach (var target in targeting.Targets)
        {
            Change(target.Variation, summary => TargetRep.AreUsers(target)
                ? summary with { Targets = summary.Targets + target.Values.Length }
                : summary with { ContextTargets = summary.ContextTargets + target.Values.Length });
        }

        if (targeting.Fallthrough.Variation is { } fallthrough)
        {
            Change(fallthrough, static summary => summary with { IsFallthrough = true });
        }

        foreach (var share in targeting.Fallthrough.Rollout?.Variations ?? [])
        {
            Change(share.Variation, summary => summary with
            {
                IsFallthrough = true,
                Rollout = (summary.Rollout ?? 0) + share.Weight,
                BucketBy = targeting.Fallthrough.Rollout!.BucketBy,
            });
        }

        if (targeting.OffVariation is { } off)
        {
            Change(off, static summary => summary with { IsOff = true });
        }

        return new TargetingSummaryRep(summaries, targeting.Prerequisites.Length);

        void Change(int variation, Func<VariationSummaryRep, VariationSummaryRep> change) =>
            summaries[variation] = change(summaries.GetValueOrDefault(variation) ?? new VariationSummaryRep());
    }

    private static IEnumerable<int> Served(VariationOrRollout serve) => serve.Variation is { } variation
        ? [variation]
        : (serve.Rollout?.Variations ?? []).Select(static share => share.Variation).Distinct();
}
