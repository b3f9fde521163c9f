using System.Collections.Immutable;

namespace Halyard.Api.Flags;

/// <summary>A condition on a context, of a flag's or a segment's rule.</summary>
public sealed record TargetingClause
{
    public required string Id { get; init; }

    /// <summary>Empty for old clauses, and where <see cref="Op"/> is <c>segmentMatch</c>.</summary>
    public string ContextKind { get; init; } = "";

    public string Attribute { get; init; } = "";

    public required string Op { get; init; }

    public ImmutableArray<FlagValue> Values { get; init; } = [];

    public bool Negate { get; init; }
}
