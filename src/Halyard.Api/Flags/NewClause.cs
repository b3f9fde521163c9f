using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Halyard.Api.Flags;

/// <summary>A clause as an instruction asks for it.</summary>
public sealed record NewClause
{
    /// <summary>The id it had where it comes from; it keeps it unless another clause has it.</summary>
    [JsonPropertyName("_id")]
    public string? Id { get; init; }

    /// <summary><c>user</c> when none is given.</summary>
    public string? ContextKind { get; init; }

    public string? Attribute { get; init; }

    public required string Op { get; init; }

    public required ImmutableArray<FlagValue> Values { get; init; }

    public bool Negate { get; init; }
}
