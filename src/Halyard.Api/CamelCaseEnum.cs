using System.Text.Json;
using System.Text.Json.Serialization;

namespace Halyard.Api;

/// <summary>Writes the cases of an enum as camelCase words.</summary>
internal sealed class CamelCaseEnum<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
