using System.Collections.Immutable;
using System.Diagnostics;

namespace Halyard.Api.Flags;

/// <summary>A flag's instructions in words, for history and for the review before a save: <c>Turned on the flag in 'production'</c>.</summary>
public static class FlagSentences
{
    /// <param name="flag">The flag before the instruction: it knows the names of variations and rules.</param>
    /// <param name="environment">The environment that the request is about, if any.</param>
    /// <param name="instruction">The instruction.</param>
    public static string Of(FlagDefinition flag, string? environment, FlagInstruction instruction) => instruction switch
    {
        FlagInstruction.InEnvironment scoped => InEnvironment(flag, scoped.EnvironmentKey ?? environment ?? "", scoped),
        FlagInstruction.AddVariation add => $"Added the variation {Named(add.Name, add.Value)}",
        FlagInstruction.RemoveVariation remove => $"Removed the variation {flag.NameOf(remove.VariationId)}",
        FlagInstruction.UpdateVariation update => UpdateVariation(flag, update),
        FlagInstruction.ReorderVariations => "Changed the order of the variations",
        FlagInstruction.UpdateDefaultVariation update => UpdateDefaults(update),
        FlagInstruction.AddCustomProperties add => $"Added {Words.List(add.Values)} to the property '{add.Name}'",
        FlagInstruction.ReplaceCustomProperties replace => $"Set the property '{replace.Name}' to {Words.List(replace.Values)}",
        FlagInstruction.RemoveCustomProperties remove => $"Removed {Words.List(remove.Values)} from the property '{remove.Key}'",
        FlagInstruction.AddTags add => $"Added the tags {Words.List(add.Values)}",
        FlagInstruction.RemoveTags remove => $"Removed the tags {Words.List(remove.Values)}",
        FlagInstruction.MakeFlagPermanent => "Made the flag permanent",
        FlagInstruction.MakeFlagTemporary => "Made the flag temporary",
        FlagInstruction.UpdateMaintainerMember update => $"Made member '{update.Value}' the maintainer",
        FlagInstruction.UpdateMaintainerTeam update => $"Made team '{update.Value}' the maintainer",
        FlagInstruction.RemoveMaintainer => "Removed the maintainer",
        FlagInstruction.TurnOnClientSideAvailability turn => $"Made the flag available to {Audience(turn.Value)}",
        FlagInstruction.TurnOffClientSideAvailability turn => $"Hid the flag from {Audience(turn.Value)}",
        FlagInstruction.UpdateName update => $"Renamed the flag to '{update.Value}'",
        FlagInstruction.UpdateDescription => "Changed the description",
        FlagInstruction.ArchiveFlag => "Archived the flag",
        FlagInstruction.RestoreFlag => "Restored the flag from the archive",
        FlagInstruction.DeprecateFlag => "Deprecated the flag",
        FlagInstruction.RestoreDeprecatedFlag => "Made the flag current again",
        FlagInstruction.DeleteFlag => "Deleted the flag",
        _ => throw new UnreachableException(),
    };

    private static string InEnvironment(FlagDefinition flag, string environment, FlagInstruction.InEnvironment instruction)
    {
        var targeting = flag.Environments.GetValueOrDefault(environment);
        var sentence = instruction switch
        {
            FlagInstruction.TurnFlagOn => "Turned on the flag",
            FlagInstruction.TurnFlagOff => "Turned off the flag",
            FlagInstruction.UpdateOffVariation { VariationId: { } id } => $"Set the off variation to {flag.NameOf(id)}",
            FlagInstruction.UpdateOffVariation => "Set the off variation to the default in code",
            FlagInstruction.UpdateFallthroughVariationOrRollout update => $"Set the default rule to serve {ServingWords.Of(flag, update)}",
            FlagInstruction.UpdateTrackEvents { TrackEvents: true } => "Turned on event tracking",
            FlagInstruction.UpdateTrackEvents => "Turned off event tracking",
            FlagInstruction.UpdateTrackEventsFallthrough { TrackEvents: true } => "Turned on event tracking of the default rule",
            FlagInstruction.UpdateTrackEventsFallthrough => "Turned off event tracking of the default rule",
            FlagInstruction.UpdateMigrationCheckRatio { CheckRatio: { } ratio } => $"Set the consistency check to 1 in {ratio}",
            FlagInstruction.UpdateMigrationCheckRatio => "Set the consistency check to every operation",
            FlagInstruction.AddPrerequisite add => $"Added the prerequisite '{add.Key}'",
            FlagInstruction.UpdatePrerequisite update => $"Changed the prerequisite '{update.Key}'",
            FlagInstruction.RemovePrerequisite remove => $"Removed the prerequisite '{remove.Key}'",
            FlagInstruction.ReplacePrerequisites { Prerequisites.IsEmpty: true } => "Removed every prerequisite",
            FlagInstruction.ReplacePrerequisites replace =>
                $"Set the prerequisites to {Words.List([.. replace.Prerequisites.Select(static prerequisite => prerequisite.Key)])}",
            _ => TargetSentences.Find(flag, instruction) ?? RuleSentences.Of(flag, targeting?.Rules ?? [], instruction),
        };
        return $"{sentence} in '{environment}'";
    }

    private static string UpdateVariation(FlagDefinition flag, FlagInstruction.UpdateVariation update)
    {
        var changes = ImmutableArray.CreateBuilder<string>();
        if (update.Value is { } value)
        {
            changes.Add($"its value to {ServingWords.Value(value)}");
        }

        if (update.Name is { } name)
        {
            changes.Add(name.Length == 0 ? "its name to none" : $"its name to '{name}'");
        }

        if (update.Description is not null)
        {
            changes.Add("its description");
        }

        return $"Changed the variation {flag.NameOf(update.VariationId)}: {string.Join(", ", changes)}";
    }

    private static string UpdateDefaults(FlagInstruction.UpdateDefaultVariation update) => (update.OnVariationValue, update.OffVariationValue) switch
    {
        ({ } on, { } off) => $"Set what new environments serve to {ServingWords.Value(on)} when on and {ServingWords.Value(off)} when off",
        ({ } on, null) => $"Set what new environments serve when on to {ServingWords.Value(on)}",
        (null, { } off) => $"Set what new environments serve when off to {ServingWords.Value(off)}",
        _ => "Kept what new environments serve",
    };

    private static string Named(string? name, FlagValue value) => string.IsNullOrEmpty(name) ? ServingWords.Value(value) : $"'{name}'";

    private static string Audience(string value) => value == "usingMobileKey" ? "mobile SDKs" : "browser SDKs";
}
