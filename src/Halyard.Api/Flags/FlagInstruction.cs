using System.Text.Json.Serialization;

namespace Halyard.Api.Flags;

/// <summary>
/// One step of a change of a flag. Everything that changes a flag (REST, the dashboard, the command line) says it in these; the JSON is that of
/// LaunchDarkly's semantic patch: <c>{"kind":"turnFlagOn"}</c>.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(TurnFlagOn), "turnFlagOn")]
[JsonDerivedType(typeof(TurnFlagOff), "turnFlagOff")]
[JsonDerivedType(typeof(AddRule), "addRule")]
[JsonDerivedType(typeof(RemoveRule), "removeRule")]
[JsonDerivedType(typeof(ReorderRules), "reorderRules")]
[JsonDerivedType(typeof(ReplaceRules), "replaceRules")]
[JsonDerivedType(typeof(UpdateRuleDescription), "updateRuleDescription")]
[JsonDerivedType(typeof(UpdateRuleTrackEvents), "updateRuleTrackEvents")]
[JsonDerivedType(typeof(UpdateRuleVariationOrRollout), "updateRuleVariationOrRollout")]
[JsonDerivedType(typeof(AddClauses), "addClauses")]
[JsonDerivedType(typeof(RemoveClauses), "removeClauses")]
[JsonDerivedType(typeof(UpdateClause), "updateClause")]
[JsonDerivedType(typeof(AddValuesToClause), "addValuesToClause")]
[JsonDerivedType(typeof(RemoveValuesFromClause), "removeValuesFromClause")]
[JsonDerivedType(typeof(AddTargets), "addTargets")]
[JsonDerivedType(typeof(RemoveTargets), "removeTargets")]
[JsonDerivedType(typeof(ClearTargets), "clearTargets")]
[JsonDerivedType(typeof(ReplaceTargets), "replaceTargets")]
[JsonDerivedType(typeof(AddUserTargets), "addUserTargets")]
[JsonDerivedType(typeof(RemoveUserTargets), "removeUserTargets")]
[JsonDerivedType(typeof(ClearUserTargets), "clearUserTargets")]
[JsonDerivedType(typeof(ReplaceUserTargets), "replaceUserTargets")]
[JsonDerivedType(typeof(AddPrerequisite), "addPrerequisite")]
[JsonDerivedType(typeof(UpdatePrerequisite), "updatePrerequisite")]
[JsonDerivedType(typeof(RemovePrerequisite), "removePrerequisite")]
[JsonDerivedType(typeof(ReplacePrerequisites), "replacePrerequisites")]
[JsonDerivedType(typeof(UpdateFallthroughVariationOrRollout), "updateFallthroughVariationOrRollout")]
[JsonDerivedType(typeof(UpdateOffVariation), "updateOffVariation")]
[JsonDerivedType(typeof(UpdateTrackEvents), "updateTrackEvents")]
[JsonDerivedType(typeof(UpdateTrackEventsFallthrough), "updateTrackEventsFallthrough")]
[JsonDerivedType(typeof(UpdateMigrationCheckRatio), "updateMigrationCheckRatio")]
[JsonDerivedType(typeof(AddVariation), "addVariation")]
[JsonDerivedType(typeof(RemoveVariation), "removeVariation")]
[JsonDerivedType(typeof(UpdateVariation), "updateVariation")]
[JsonDerivedType(typeof(ReorderVariations), "reorderVariations")]
[JsonDerivedType(typeof(UpdateDefaultVariation), "updateDefaultVariation")]
[JsonDerivedType(typeof(AddCustomProperties), "addCustomProperties")]
[JsonDerivedType(typeof(ReplaceCustomProperties), "replaceCustomProperties")]
[JsonDerivedType(typeof(RemoveCustomProperties), "removeCustomProperties")]
[JsonDerivedType(typeof(AddTags), "addTags")]
[JsonDerivedType(typeof(RemoveTags), "removeTags")]
[JsonDerivedType(typeof(MakeFlagPermanent), "makeFlagPermanent")]
[JsonDerivedType(typeof(MakeFlagTemporary), "makeFlagTemporary")]
[JsonDerivedType(typeof(UpdateMaintainerMember), "updateMaintainerMember")]
[JsonDerivedType(typeof(UpdateMaintainerTeam), "updateMaintainerTeam")]
[JsonDerivedType(typeof(RemoveMaintainer), "removeMaintainer")]
[JsonDerivedType(typeof(TurnOnClientSideAvailability), "turnOnClientSideAvailability")]
[JsonDerivedType(typeof(TurnOffClientSideAvailability), "turnOffClientSideAvailability")]
[JsonDerivedType(typeof(UpdateName), "updateName")]
[JsonDerivedType(typeof(UpdateDescription), "updateDescription")]
[JsonDerivedType(typeof(ArchiveFlag), "archiveFlag")]
[JsonDerivedType(typeof(RestoreFlag), "restoreFlag")]
[JsonDerivedType(typeof(DeprecateFlag), "deprecateFlag")]
[JsonDerivedType(typeof(RestoreDeprecatedFlag), "restoreDeprecatedFlag")]
[JsonDerivedType(typeof(DeleteFlag), "deleteFlag")]
public abstract partial record FlagInstruction
{
    private FlagInstruction()
    {
    }

    /// <summary>An instruction about how one environment serves the flag; the others are about the flag in all of them.</summary>
    public abstract record InEnvironment : FlagInstruction
    {
        private protected InEnvironment()
        {
        }

        /// <summary>The environment, where it is not the one that the request is about.</summary>
        public string? EnvironmentKey { get; init; }
    }
}
