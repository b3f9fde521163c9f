using System.Text.Json.Serialization;

using Halyard.Server.Changes;

namespace Halyard.Server.Storage;

/// <summary>The JSON of documents that only the database sees. Definitions are stored in the API's JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChangeDocument))]
[JsonSerializable(typeof(RunningServer))]
internal sealed partial class StorageJson : JsonSerializerContext;
