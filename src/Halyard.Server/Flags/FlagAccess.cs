using System.Diagnostics;

using Halyard.Api.Flags;
using Halyard.Server.Changes;

namespace Halyard.Server.Flags;

/// <summary>The permissions that changes of flags need: <c>updateOn</c> on <c>proj/default:env/test:flag/checkout;beta</c>.</summary>
internal static class FlagAccess
{
    /// <summary>What the instructions need. One that is about the flag in every environment needs the permission in each of them.</summary>
    public static IReadOnlyList<ChangeAccess> Of(
        string project, FlagDefinition flag, string? environment, IEnumerable<FlagInstruction> instructions) =>
        [.. instructions.SelectMany(instruction => Of(project, flag, environment, instruction)).Distinct()];

    /// <summary>An action on the flag in every environment.</summary>
    public static IReadOnlyList<ChangeAccess> Everywhere(string action, string project, FlagDefinition flag) =>
        [.. flag.Environments.Keys.Select(key => new ChangeAccess(action, Specifier(project, key, flag)))];

    /// <summary>The environment that the instructions are about, when they are about one only.</summary>
    public static string? EnvironmentOf(string? environment, IReadOnlyCollection<FlagInstruction> instructions)
    {
        var keys = instructions
            .Select(instruction => instruction is FlagInstruction.InEnvironment scoped ? scoped.EnvironmentKey ?? environment : null)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return keys is [var only] ? only : null;
    }

    private static IEnumerable<ChangeAccess> Of(string project, FlagDefinition flag, string? environment, FlagInstruction instruction) =>
        instruction is FlagInstruction.InEnvironment scoped
            ? [new ChangeAccess(ActionOf(instruction), Specifier(project, scoped.EnvironmentKey ?? environment ?? "", flag))]
            : Everywhere(ActionOf(instruction), project, flag);

    private static string Specifier(string project, string environment, FlagDefinition flag) =>
        $"proj/{project}:env/{environment}:flag/{flag.Key}{(flag.Tags.IsEmpty ? "" : ";" + string.Join(',', flag.Tags))}";

    private static string ActionOf(FlagInstruction instruction) => instruction switch
    {
        FlagInstruction.TurnFlagOn or FlagInstruction.TurnFlagOff => "updateOn",
        FlagInstruction.UpdateRuleDescription => "updateFlagRuleDescription",
        FlagInstruction.AddRule or FlagInstruction.RemoveRule or FlagInstruction.ReorderRules or FlagInstruction.ReplaceRules
            or FlagInstruction.UpdateRuleVariationOrRollout or FlagInstruction.AddClauses or FlagInstruction.RemoveClauses
            or FlagInstruction.UpdateClause or FlagInstruction.AddValuesToClause or FlagInstruction.RemoveValuesFromClause => "updateRules",
        FlagInstruction.AddTargets or FlagInstruction.RemoveTargets or FlagInstruction.ClearTargets or FlagInstruction.ReplaceTargets
            or FlagInstruction.AddUserTargets or FlagInstruction.RemoveUserTargets or FlagInstruction.ClearUserTargets
            or FlagInstruction.ReplaceUserTargets => "updateTargets",
        FlagInstruction.AddPrerequisite or FlagInstruction.UpdatePrerequisite or FlagInstruction.RemovePrerequisite
            or FlagInstruction.ReplacePrerequisites => "updatePrerequisites",
        FlagInstruction.UpdateFallthroughVariationOrRollout => "updateFallthrough",
        FlagInstruction.UpdateOffVariation => "updateOffVariation",
        FlagInstruction.UpdateTrackEvents or FlagInstruction.UpdateRuleTrackEvents => "updateTrackEvents",
        FlagInstruction.UpdateTrackEventsFallthrough => "updateFlagFallthroughTrackEvents",
        FlagInstruction.UpdateMigrationCheckRatio => "updateFlagConfigMigrationSettings",
        _ => ActionOfWhole(instruction),
    };

    private static string ActionOfWhole(FlagInstruction instruction) => instruction switch
    {
        FlagInstruction.AddVariation or FlagInstruction.RemoveVariation or FlagInstruction.UpdateVariation
            or FlagInstruction.ReorderVariations => "updateFlagVariations",
        FlagInstruction.UpdateDefaultVariation => "updateFlagDefaultVariations",
        FlagInstruction.AddCustomProperties or FlagInstruction.ReplaceCustomProperties
            or FlagInstruction.RemoveCustomProperties => "updateFlagCustomProperties",
        FlagInstruction.AddTags or FlagInstruction.RemoveTags => "updateTags",
        FlagInstruction.MakeFlagPermanent or FlagInstruction.MakeFlagTemporary => "updateTemporary",
        FlagInstruction.UpdateMaintainerMember or FlagInstruction.UpdateMaintainerTeam or FlagInstruction.RemoveMaintainer => "updateMaintainer",
        FlagInstruction.TurnOnClientSideAvailability or FlagInstruction.TurnOffClientSideAvailability => "updateClientSideFlagAvailability",
        FlagInstruction.UpdateName => "updateName",
        FlagInstruction.UpdateDescription => "updateDescription",
        FlagInstruction.ArchiveFlag or FlagInstruction.RestoreFlag => "updateGlobalArchived",
        FlagInstruction.DeprecateFlag or FlagInstruction.RestoreDeprecatedFlag => "updateDeprecated",
        FlagInstruction.DeleteFlag => "deleteFlag",
        _ => throw new UnreachableException($"There is no permission for {instruction.GetType().Name}."),
    };
}
