using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;
using Halyard.Server.Hosting;

namespace Halyard.Server.Flags.Instructions;

/// <summary>Instructions about prerequisites: they must exist, must not go round in a circle, and their chains must stay short.</summary>
internal static class PrerequisiteEdits
{
    public static Result<FlagTargeting>? Find(Scene scene, FlagInstruction instruction) => instruction switch
    {
        FlagInstruction.AddPrerequisite add => Add(scene, new NewPrerequisite(add.Key, add.VariationId)),
        FlagInstruction.UpdatePrerequisite update => Update(scene, new NewPrerequisite(update.Key, update.VariationId)),
        FlagInstruction.RemovePrerequisite remove =>
            scene.Targeting with { Prerequisites = scene.Targeting.Prerequisites.RemoveAll(needed => needed.Key == remove.Key) },
        FlagInstruction.ReplacePrerequisites replace => Replace(scene, replace.Prerequisites),
        _ => (Result<FlagTargeting>?)null,
    };

    private static Result<FlagTargeting> Add(Scene scene, NewPrerequisite wanted) =>
        Add(scene, scene.Targeting.Prerequisites, wanted).IsRefused(out var refusal, out var all)
            ? refusal
            : scene.Targeting with { Prerequisites = all };

    private static Result<FlagTargeting> Update(Scene scene, NewPrerequisite wanted)
    {
        if (scene.Targeting.Prerequisites.FirstOrDefault(needed => needed.Key == wanted.Key) is not { } old)
        {
            return Refusal.Invalid("key", $"Flag '{wanted.Key}' is not a prerequisite in '{scene.Environment}'. Add it with 'addPrerequisite'.");
        }

        return Resolve(scene, wanted).IsRefused(out var refusal, out var needed)
            ? refusal
            : scene.Targeting with { Prerequisites = scene.Targeting.Prerequisites.Replace(old, needed) };
    }

    private static Result<FlagTargeting> Replace(Scene scene, ImmutableArray<NewPrerequisite> wanted)
    {
        ImmutableArray<Prerequisite> all = [];
        for (var i = 0; i < wanted.Length; i++)
        {
            var added = wanted[i] is { } each ? Add(scene, all, each) : Refusal.Invalid("key", "'key' must be present.");
            if (added.IsRefused(out var refusal, out all))
            {
                return refusal.Under($"prerequisites[{i}]");
            }
        }

        return scene.Targeting with { Prerequisites = all };
    }

    private static Result<ImmutableArray<Prerequisite>> Add(Scene scene, ImmutableArray<Prerequisite> all, NewPrerequisite wanted)
    {
        if (Resolve(scene, wanted).IsRefused(out var refusal, out var needed))
        {
            return refusal;
        }

        if (all.FirstOrDefault(each => each.Key == wanted.Key) is { } old)
        {
            return old == needed
                ? all
                : Refusal.Invalid("key", $"Flag '{wanted.Key}' is a prerequisite already, with another variation. Change it with 'updatePrerequisite'.");
        }

        return all.Length < FlagLimits.Prerequisites
            ? all.Add(needed)
            : Refusal.Invalid("key", $"The flag has {all.Length} prerequisites in '{scene.Environment}'; it can have {FlagLimits.Prerequisites}.");
    }

    private static Result<Prerequisite> Resolve(Scene scene, NewPrerequisite wanted)
    {
        if (wanted.Key == scene.Flag.Key)
        {
            return Refusal.Invalid("key", $"Flag '{wanted.Key}' cannot be its own prerequisite.");
        }

        if (!scene.Surroundings.Others.TryGetValue(wanted.Key, out var other))
        {
            return Refusal.Invalid("key", $"Flag '{wanted.Key}' does not exist in this project.");
        }

        if (other.Archived)
        {
            return Refusal.Invalid("key", $"Flag '{wanted.Key}' is archived: no SDK gets it. Restore it first.");
        }

        return other.IndexOf("variationId", wanted.VariationId).IsRefused(out var refusal, out var variation)
            ? refusal
            : CheckChain(scene, wanted.Key) is { } tangled ? tangled : new Prerequisite(wanted.Key, variation);
    }

    private static Refusal? CheckChain(Scene scene, string key)
    {
        var graph = scene.Surroundings.Prerequisites;
        var back = graph.FindPath(scene.Environment, key, scene.Flag.Key);
        if (!back.IsEmpty)
        {
            var circle = string.Join(" → ", back.Prepend(scene.Flag.Key).Select(static each => $"'{each}'"));
            return Refusal.Invalid("key", $"The prerequisites would go round in a circle in '{scene.Environment}': {circle}.");
        }

        var depth = graph.DepthBelow(scene.Environment, key) + graph.DepthAbove(scene.Environment, scene.Flag.Key);
        return depth <= FlagLimits.PrerequisiteDepth
            ? null
            : Refusal.Invalid("key", $"The chain of prerequisites in '{scene.Environment}' would be {depth} flags long; it can be {FlagLimits.PrerequisiteDepth}.");
    }
}
