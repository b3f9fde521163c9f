using System.Text.Json.Serialization;

namespace Halyard.Server.Changes;

/// <summary>The JSON of history's rows, which only the database sees. The definitions in them are in the API's JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChangeDocument))]
internal sealed partial class ChangeJson : JsonSerializerContext;
