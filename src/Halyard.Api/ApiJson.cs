using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

using Halyard.Api.Projects;

namespace Halyard.Api;

/// <summary>The one JSON of the management API: camelCase, absent instead of null, unknown members ignored.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowOutOfOrderMetadataProperties = true,
    NumberHandling = JsonNumberHandling.Strict,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    ReadCommentHandling = JsonCommentHandling.Disallow)]
[JsonSerializable(typeof(ApiError))]
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
public sealed partial class ApiJson : JsonSerializerContext;
