using System.Text.Json.Serialization;

namespace Halyard.Server.Storage;

/// <summary>The JSON of the files in the data directory.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunningServer))]
internal sealed partial class StorageJson : JsonSerializerContext;
