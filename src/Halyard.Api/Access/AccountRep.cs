using System.Text.Json.Serialization;

namespace Halyard.Api.Access;

/// <summary>The installation, as clients that expect an account know it.</summary>
public sealed record AccountRep([property: JsonPropertyName("_id")] string Id, string Organization);
