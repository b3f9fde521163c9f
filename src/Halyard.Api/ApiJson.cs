using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

using Halyard.Api.Access;
using Halyard.Api.Changes;
using Halyard.Api.Flags;
using Halyard.Api.Projects;
using Halyard.Api.Segments;
using Halyard.Evaluation.Flags;

namespace Halyard.Api;

/// <summary>The one JSON of the management API: camelCase, absent instead of null, unknown members ignored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true,
    NumberHandling = JsonNumberHandling.Strict,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    ReadCommentHandling = JsonCommentHandling.Disallow,
    Converters = [typeof(CamelCaseEnum<RolloutKind>)])]
[JsonSerializable(typeof(ApiError))]
[JsonSerializable(typeof(MemberRep))]
[JsonSerializable(typeof(ListRep<MemberRep>), TypeInfoPropertyName = "MemberReps")]
[JsonSerializable(typeof(NewToken))]
[JsonSerializable(typeof(EditableToken))]
[JsonSerializable(typeof(TokenRep))]
[JsonSerializable(typeof(ListRep<TokenRep>), TypeInfoPropertyName = "TokenReps")]
[JsonSerializable(typeof(StatementRep[]), TypeInfoPropertyName = "Statements")]
[JsonSerializable(typeof(CallerIdentityRep))]
[JsonSerializable(typeof(AccountRep))]
[JsonSerializable(typeof(VersionsRep))]
[JsonSerializable(typeof(AuditLogEntryRep))]
[JsonSerializable(typeof(ListRep<AuditLogEntryRep>), TypeInfoPropertyName = "AuditLogEntryReps")]
[JsonSerializable(typeof(ProjectDefinition))]
[JsonSerializable(typeof(NewProject))]
[JsonSerializable(typeof(EditableProject))]
[JsonSerializable(typeof(ImmutableArray<ProjectInstruction>))]
[JsonSerializable(typeof(ProjectInstruction.UpdateName), TypeInfoPropertyName = "ProjectUpdateName")]
[JsonSerializable(typeof(ProjectInstruction.ReplaceTags), TypeInfoPropertyName = "ProjectReplaceTags")]
[JsonSerializable(typeof(ProjectRep<ListRep<EnvironmentRep>>), TypeInfoPropertyName = "ProjectRepWithPage")]
[JsonSerializable(typeof(ProjectRep<IReadOnlyList<EnvironmentRep>>), TypeInfoPropertyName = "ProjectRepWithList")]
[JsonSerializable(typeof(ListRep<ProjectRep<ListRep<EnvironmentRep>>>), TypeInfoPropertyName = "ProjectReps")]
[JsonSerializable(typeof(EnvironmentDefinition))]
[JsonSerializable(typeof(NewEnvironment))]
[JsonSerializable(typeof(EditableEnvironment))]
[JsonSerializable(typeof(ImmutableArray<EnvironmentInstruction>))]
[JsonSerializable(typeof(EnvironmentInstruction.UpdateName), TypeInfoPropertyName = "EnvironmentUpdateName")]
[JsonSerializable(typeof(EnvironmentInstruction.ReplaceTags), TypeInfoPropertyName = "EnvironmentReplaceTags")]
[JsonSerializable(typeof(EnvironmentRep))]
[JsonSerializable(typeof(ListRep<EnvironmentRep>), TypeInfoPropertyName = "EnvironmentReps")]
[JsonSerializable(typeof(FlagDefinition))]
[JsonSerializable(typeof(NewFlag))]
[JsonSerializable(typeof(EditableFlag))]
[JsonSerializable(typeof(FlagRep))]
[JsonSerializable(typeof(ListRep<FlagRep>), TypeInfoPropertyName = "FlagReps")]
[JsonSerializable(typeof(ImmutableArray<FlagInstruction>))]
[JsonSerializable(typeof(FlagInstruction.UpdateName), TypeInfoPropertyName = "FlagUpdateName")]
[JsonSerializable(typeof(FlagInstruction.UpdateDescription), TypeInfoPropertyName = "FlagUpdateDescription")]
[JsonSerializable(typeof(FlagInstruction.AddTags), TypeInfoPropertyName = "FlagAddTags")]
[JsonSerializable(typeof(FlagInstruction.RemoveTags), TypeInfoPropertyName = "FlagRemoveTags")]
[JsonSerializable(typeof(FlagInstruction.AddRule), TypeInfoPropertyName = "FlagAddRule")]
[JsonSerializable(typeof(FlagInstruction.RemoveRule), TypeInfoPropertyName = "FlagRemoveRule")]
[JsonSerializable(typeof(FlagInstruction.ReorderRules), TypeInfoPropertyName = "FlagReorderRules")]
[JsonSerializable(typeof(FlagInstruction.UpdateRuleDescription), TypeInfoPropertyName = "FlagUpdateRuleDescription")]
[JsonSerializable(typeof(FlagInstruction.AddClauses), TypeInfoPropertyName = "FlagAddClauses")]
[JsonSerializable(typeof(FlagInstruction.RemoveClauses), TypeInfoPropertyName = "FlagRemoveClauses")]
[JsonSerializable(typeof(FlagInstruction.UpdateClause), TypeInfoPropertyName = "FlagUpdateClause")]
[JsonSerializable(typeof(FlagInstruction.AddValuesToClause), TypeInfoPropertyName = "FlagAddValuesToClause")]
[JsonSerializable(typeof(FlagInstruction.RemoveValuesFromClause), TypeInfoPropertyName = "FlagRemoveValuesFromClause")]
[JsonSerializable(typeof(SegmentDefinition))]
[JsonSerializable(typeof(NewSegment))]
[JsonSerializable(typeof(EditableSegment))]
[JsonSerializable(typeof(SegmentRep))]
[JsonSerializable(typeof(ListRep<SegmentRep>), TypeInfoPropertyName = "SegmentReps")]
[JsonSerializable(typeof(ImmutableArray<SegmentInstruction>))]
[JsonSerializable(typeof(SegmentInstruction.UpdateName), TypeInfoPropertyName = "SegmentUpdateName")]
[JsonSerializable(typeof(SegmentInstruction.UpdateDescription), TypeInfoPropertyName = "SegmentUpdateDescription")]
[JsonSerializable(typeof(SegmentInstruction.AddTags), TypeInfoPropertyName = "SegmentAddTags")]
[JsonSerializable(typeof(SegmentInstruction.RemoveTags), TypeInfoPropertyName = "SegmentRemoveTags")]
[JsonSerializable(typeof(SegmentInstruction.AddRule), TypeInfoPropertyName = "SegmentAddRule")]
[JsonSerializable(typeof(SegmentInstruction.RemoveRule), TypeInfoPropertyName = "SegmentRemoveRule")]
[JsonSerializable(typeof(SegmentInstruction.ReorderRules), TypeInfoPropertyName = "SegmentReorderRules")]
[JsonSerializable(typeof(SegmentInstruction.UpdateRuleDescription), TypeInfoPropertyName = "SegmentUpdateRuleDescription")]
[JsonSerializable(typeof(SegmentInstruction.AddClauses), TypeInfoPropertyName = "SegmentAddClauses")]
[JsonSerializable(typeof(SegmentInstruction.RemoveClauses), TypeInfoPropertyName = "SegmentRemoveClauses")]
[JsonSerializable(typeof(SegmentInstruction.UpdateClause), TypeInfoPropertyName = "SegmentUpdateClause")]
[JsonSerializable(typeof(SegmentInstruction.AddValuesToClause), TypeInfoPropertyName = "SegmentAddValuesToClause")]
[JsonSerializable(typeof(SegmentInstruction.RemoveValuesFromClause), TypeInfoPropertyName = "SegmentRemoveValuesFromClause")]
public sealed partial class ApiJson : JsonSerializerContext;
