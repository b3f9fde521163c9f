using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;

using static Halyard.Api.Flags.FlagInstruction;

namespace Halyard.Server.Dashboard.Targeting;

/// <summary>The instructions that turn a saved targeting into a drafted one.</summary>
internal static class TargetingDifference
{
    /// <param name="variations">Those of the flag.</param>
    /// <param name="saved">The targeting as it is.</param>
    /// <param name="drafted">The targeting as it is to be.</param>
    /// <param name="requiredId">Gives the id of the variation that a new prerequisite asks of the other flag.</param>
    public static ImmutableArray<FlagInstruction> Between(
        ImmutableArray<Variation> variations, FlagTargeting saved, FlagTargeting drafted, Func<Prerequisite, string> requiredId)
    {
        var all = ImmutableArray.CreateBuilder<FlagInstruction>();
        if (saved.OffVariation != drafted.OffVariation)
        {
            all.Add(new UpdateOffVariation(drafted.OffVariation is { } off ? variations[off].Id : null));
        }

        AddPrerequisites(all, saved, drafted, requiredId);
        AddTargets(all, variations, saved.Targets, drafted.Targets);
        all.AddRange(RuleDifference.Between(variations, saved.Rules, drafted.Rules));
        if (!Same.Serve(saved.Fallthrough, drafted.Fallthrough))
        {
            all.Add(ServeForms.ToDefault(variations, drafted.Fallthrough));
        }

        return all.ToImmutable();
    }

    private static void AddPrerequisites(
        ImmutableArray<FlagInstruction>.Builder all, FlagTargeting saved, FlagTargeting drafted, Func<Prerequisite, string> variationId)
    {
        foreach (var old in saved.Prerequisites.Where(old => drafted.Prerequisites.All(each => each.Key != old.Key)))
        {
            all.Add(new RemovePrerequisite(old.Key));
        }

        foreach (var required in drafted.Prerequisites.Except(saved.Prerequisites))
        {
            var isNew = saved.Prerequisites.All(each => each.Key != required.Key);
            all.Add(isNew ? new AddPrerequisite(required.Key, variationId(required)) : new UpdatePrerequisite(required.Key, variationId(required)));
        }
    }

    private static void AddTargets(
        ImmutableArray<FlagInstruction>.Builder all, ImmutableArray<Variation> variations, ImmutableArray<Target> saved, ImmutableArray<Target> drafted)
    {
        var before = TargetEdits.Index(saved);
        var after = TargetEdits.Index(drafted);

        // Removals first: a key that moves to another variation must be free before it is taken.
        var removed = before.Where(entry => !after.TryGetValue(entry.Key, out var now) || now != entry.Value);
        foreach (var group in removed.GroupBy(static entry => (entry.Key.Kind, entry.Value), static entry => entry.Key.Key))
        {
            all.Add(new RemoveTargets(variations[group.Key.Value].Id, [.. group], group.Key.Kind));
        }

        var added = after.Where(entry => !before.TryGetValue(entry.Key, out var was) || was != entry.Value);
        foreach (var group in added.GroupBy(static entry => (entry.Key.Kind, entry.Value), static entry => entry.Key.Key))
        {
            all.Add(new AddTargets(variations[group.Key.Value].Id, [.. group], group.Key.Kind));
        }
    }
}
