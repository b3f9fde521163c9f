using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;
using Halyard.Server.Hosting;
using Halyard.Server.Targeting;

namespace Halyard.Server.Flags.Instructions;

/// <summary>Instructions about individual targets. A key is a target of at most one variation; each kind and variation has one list.</summary>
internal static class TargetEdits
{
    public static Result<FlagTargeting>? Find(Scene scene, FlagInstruction instruction) => instruction switch
    {
        FlagInstruction.AddTargets add => Add(scene, new NewTarget(add.VariationId, add.Values, add.ContextKind)),
        FlagInstruction.AddUserTargets add => Add(scene, new NewTarget(add.VariationId, add.Values)),
        FlagInstruction.RemoveTargets remove => Remove(scene, new NewTarget(remove.VariationId, remove.Values, remove.ContextKind)),
        FlagInstruction.RemoveUserTargets remove => Remove(scene, new NewTarget(remove.VariationId, remove.Values)),
        FlagInstruction.ClearTargets clear => Clear(scene, clear.VariationId, static _ => true),
        FlagInstruction.ClearUserTargets clear => Clear(scene, clear.VariationId, static target => KindName.IsUser(target.ContextKind)),
        FlagInstruction.ReplaceTargets replace => Replace(scene, [], replace.Targets),
        FlagInstruction.ReplaceUserTargets replace => ReplaceUsers(scene, replace.Targets),
        _ => (Result<FlagTargeting>?)null,
    };

    private static Result<FlagTargeting> Add(Scene scene, NewTarget wanted) =>
        Add(scene, scene.Targeting.Targets, wanted).IsRefused(out var refusal, out var targets)
            ? refusal
            : scene.Targeting with { Targets = targets };

    private static Result<FlagTargeting> Remove(Scene scene, NewTarget wanted)
    {
        if (scene.Flag.IndexOf("variationId", wanted.VariationId).IsRefused(out var refusal, out var variation))
        {
            return refusal;
        }

        var kind = KindName.OrUser(wanted.ContextKind);
        var kept = scene.Targeting.Targets
            .Select(target => target.ContextKind == kind && target.Variation == variation
                ? target with { Values = TargetKeys.Remove(target.Values, wanted.Values) }
                : target)
            .Where(static target => !target.Values.IsEmpty);
        return scene.Targeting with { Targets = [.. kept] };
    }

    private static Result<FlagTargeting> Clear(Scene scene, string variationId, Func<Target, bool> isMeant) =>
        scene.Flag.IndexOf("variationId", variationId).IsRefused(out var refusal, out var variation)
            ? refusal
            : scene.Targeting with { Targets = scene.Targeting.Targets.RemoveAll(target => target.Variation == variation && isMeant(target)) };

    private static Result<FlagTargeting> Replace(Scene scene, ImmutableArray<Target> kept, ImmutableArray<NewTarget> wanted)
    {
        var targets = kept;
        for (var i = 0; i < wanted.Length; i++)
        {
            var added = wanted[i] is { } each ? Add(scene, targets, each) : Refusal.Invalid("variationId", "'variationId' must be present.");
            if (added.IsRefused(out var refusal, out targets))
            {
                return refusal.Under($"targets[{i}]");
            }
        }

        return scene.Targeting with { Targets = targets };
    }

    private static Result<FlagTargeting> ReplaceUsers(Scene scene, ImmutableArray<NewTarget> wanted)
    {
        var named = wanted.Select(static each => each.VariationId).ToHashSet(StringComparer.Ordinal);
        if (scene.Flag.Variations.FirstOrDefault(variation => !named.Contains(variation.Id)) is { } missing)
        {
            return Refusal.Invalid(
                "targets",
                $"'targets' must name every variation; {ServingWords.NameOf(missing)} ('{missing.Id}') is missing. Give it no values if it targets nobody.");
        }

        var others = scene.Targeting.Targets.RemoveAll(static target => KindName.IsUser(target.ContextKind));
        return Replace(scene, others, [.. wanted.Select(static each => each with { ContextKind = null })]);
    }

    private static Result<ImmutableArray<Target>> Add(Scene scene, ImmutableArray<Target> targets, NewTarget wanted)
    {
        if (scene.Flag.IndexOf("variationId", wanted.VariationId).IsRefused(out var refusal, out var variation))
        {
            return refusal;
        }

        var kind = KindName.OrUser(wanted.ContextKind);
        if ((KindName.Check("contextKind", wanted.ContextKind)
            ?? TargetKeys.Check("values", wanted.Values)
            ?? CheckElsewhere(scene, targets, kind, variation, wanted.Values)) is { } invalid)
        {
            return invalid;
        }

        var changed = Merge(targets, kind, variation, wanted.Values);
        var count = changed.Sum(static target => target.Values.Length);
        return count <= FlagLimits.Targets
            ? changed
            : Refusal.Invalid(
                "values", $"There would be {count:N0} targets in '{scene.Environment}'; there can be {FlagLimits.Targets:N0}. Use a segment for so many.");
    }

    private static Refusal? CheckElsewhere(
        Scene scene, ImmutableArray<Target> targets, string kind, int variation, ImmutableArray<string> values)
    {
        var wanted = values.ToHashSet(StringComparer.Ordinal);
        foreach (var target in targets.Where(target => target.ContextKind == kind && target.Variation != variation))
        {
            if (target.Values.FirstOrDefault(wanted.Contains) is { } key)
            {
                var other = scene.Flag.Variations[target.Variation];
                return Refusal.Invalid(
                    "values",
                    $"The {kind} '{key}' is a target of the variation {ServingWords.NameOf(other)} in '{scene.Environment}'. Remove it there first.");
            }
        }

        return null;
    }

    private static ImmutableArray<Target> Merge(ImmutableArray<Target> targets, string kind, int variation, ImmutableArray<string> values)
    {
        if (values.IsEmpty)
        {
            return targets;
        }

        var old = targets.FirstOrDefault(target => target.ContextKind == kind && target.Variation == variation);
        return old is null
            ? targets.Add(new Target { ContextKind = kind, Variation = variation, Values = TargetKeys.Add([], values) })
            : targets.Replace(old, old with { Values = TargetKeys.Add(old.Values, values) });
    }
}
