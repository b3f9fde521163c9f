using System.Text.Json.Serialization;

namespace Halyard.Api.Segments;

/// <summary>One step of a change of a segment, in the JSON of LaunchDarkly's semantic patch: <c>{"kind":"addIncludedUsers","values":["maria"]}</c>.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(UpdateName), "updateName")]
[JsonDerivedType(typeof(UpdateDescription), "updateDescription")]
[JsonDerivedType(typeof(AddTags), "addTags")]
[JsonDerivedType(typeof(RemoveTags), "removeTags")]
[JsonDerivedType(typeof(AddIncludedTargets), "addIncludedTargets")]
[JsonDerivedType(typeof(AddExcludedTargets), "addExcludedTargets")]
[JsonDerivedType(typeof(RemoveIncludedTargets), "removeIncludedTargets")]
[JsonDerivedType(typeof(RemoveExcludedTargets), "removeExcludedTargets")]
[JsonDerivedType(typeof(AddIncludedUsers), "addIncludedUsers")]
[JsonDerivedType(typeof(AddExcludedUsers), "addExcludedUsers")]
[JsonDerivedType(typeof(RemoveIncludedUsers), "removeIncludedUsers")]
[JsonDerivedType(typeof(RemoveExcludedUsers), "removeExcludedUsers")]
[JsonDerivedType(typeof(AddRule), "addRule")]
[JsonDerivedType(typeof(RemoveRule), "removeRule")]
[JsonDerivedType(typeof(ReorderRules), "reorderRules")]
[JsonDerivedType(typeof(UpdateRuleDescription), "updateRuleDescription")]
[JsonDerivedType(typeof(UpdateRuleRolloutAndContextKind), "updateRuleRolloutAndContextKind")]
[JsonDerivedType(typeof(AddClauses), "addClauses")]
[JsonDerivedType(typeof(RemoveClauses), "removeClauses")]
[JsonDerivedType(typeof(UpdateClause), "updateClause")]
[JsonDerivedType(typeof(AddValuesToClause), "addValuesToClause")]
[JsonDerivedType(typeof(RemoveValuesFromClause), "removeValuesFromClause")]
[JsonDerivedType(typeof(AddBigSegmentIncludedTargets), "addBigSegmentIncludedTargets")]
[JsonDerivedType(typeof(AddBigSegmentExcludedTargets), "addBigSegmentExcludedTargets")]
[JsonDerivedType(typeof(RemoveBigSegmentIncludedTargets), "removeBigSegmentIncludedTargets")]
[JsonDerivedType(typeof(RemoveBigSegmentExcludedTargets), "removeBigSegmentExcludedTargets")]
[JsonDerivedType(typeof(ProcessBigSegmentImport), "processBigSegmentImport")]
public abstract partial record SegmentInstruction
{
    private SegmentInstruction()
    {
    }
}
