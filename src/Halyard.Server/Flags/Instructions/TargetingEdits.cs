using System.Diagnostics;

using Halyard.Api.Flags;
using Halyard.Server.Hosting;

namespace Halyard.Server.Flags.Instructions;

/// <summary>Instructions about how one environment serves the flag.</summary>
internal static class TargetingEdits
{
    public static Result<FlagTargeting> Of(Scene scene, FlagInstruction.InEnvironment instruction)
    {
        var targeting = scene.Targeting;
        return instruction switch
        {
            FlagInstruction.TurnFlagOn => targeting with { On = true },
            FlagInstruction.TurnFlagOff => targeting with { On = false },
            FlagInstruction.UpdateFallthroughVariationOrRollout update => SetFallthrough(scene, update),
            FlagInstruction.UpdateOffVariation update => SetOffVariation(scene, update),
            FlagInstruction.UpdateTrackEvents update => targeting with { TrackEvents = update.TrackEvents },
            FlagInstruction.UpdateTrackEventsFallthrough update => targeting with { TrackEventsFallthrough = update.TrackEvents },
            FlagInstruction.UpdateMigrationCheckRatio update => SetCheckRatio(scene, update),
            _ => TargetEdits.Find(scene, instruction)
                ?? RuleEdits.Find(scene, instruction)
                ?? PrerequisiteEdits.Find(scene, instruction)
                ?? throw new UnreachableException(),
        };
    }

    private static Result<FlagTargeting> SetFallthrough(Scene scene, IServing wanted) =>
        ServingChoice.Of(scene.Flag, wanted).IsRefused(out var refusal, out var serving)
            ? refusal
            : scene.Targeting with { Fallthrough = serving };

    private static Result<FlagTargeting> SetOffVariation(Scene scene, FlagInstruction.UpdateOffVariation update)
    {
        if (update.VariationId is not { } id)
        {
            return scene.Targeting with { OffVariation = null };
        }

        return scene.Flag.IndexOf("variationId", id).IsRefused(out var refusal, out var index)
            ? refusal
            : scene.Targeting with { OffVariation = index };
    }

    private static Result<FlagTargeting> SetCheckRatio(Scene scene, FlagInstruction.UpdateMigrationCheckRatio update)
    {
        if (scene.Flag.Purpose != FlagPurposes.Migration)
        {
            return Refusal.Invalid("kind", $"Flag '{scene.Flag.Key}' does not steer a migration; it has no operations to check.");
        }

        return update.CheckRatio is <= 0
            ? Refusal.Invalid("checkRatio", $"checkRatio is {update.CheckRatio}; it must be 1 or more: one in how many operations is checked.")
            : scene.Targeting with { MigrationCheckRatio = update.CheckRatio };
    }
}
