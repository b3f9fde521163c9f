using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Halyard.Api.Flags;

/// <summary>A clause of a flag's or a segment's rule as the API shows it.</summary>
public sealed record ClauseRep
{
    [JsonPropertyName("_id")]
    public string? Id { get; init; }

    public string? ContextKind { get; init; }

    public string? Attribute { get; init; }

    public required string Op { get; init; }

    public ImmutableArray<FlagValue> Values { get; init; } = [];

    public bool Negate { get; init; }

    public static ClauseRep From(TargetingClause clause) => new()
    {
        Id = clause.Id,
        ContextKind = clause.ContextKind,
        Attribute = clause.Attribute,
        Op = clause.Op,
        Values = clause.Values,
        Negate = clause.Negate,
    };

    /// <summary>The clause as an instruction asks for it; it keeps its id.</summary>
    public NewClause ToNewClause() => new()
    {
        Id = Id,
        ContextKind = ContextKind,
        Attribute = Attribute,
        Op = Op,
        Values = Values,
        Negate = Negate,
    };
}
