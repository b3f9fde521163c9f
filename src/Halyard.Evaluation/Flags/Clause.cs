using System.Collections.Immutable;

namespace Halyard.Evaluation.Flags;

/// <summary>A condition on one attribute, or on being in a segment.</summary>
public sealed record Clause
{
    /// <summary>
    /// The kind of context looked at. Null or empty means <c>user</c>, and also that <see cref="Attribute"/> is a plain name rather than a reference.
    /// </summary>
    public string? ContextKind { get; init; }

    /// <summary>A reference to the attribute; empty for <c>segmentMatch</c>.</summary>
    public string Attribute { get; init; } = "";

    /// <summary>The operator in the wire's spelling, see <see cref="Operators"/>. One that is not known never holds.</summary>
    public string Op { get; init; } = "";

    /// <summary>The values, one of which must satisfy the operator; for <c>segmentMatch</c> the keys of segments.</summary>
    public ImmutableArray<FlagValue> Values { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Whether the result is turned round. An attribute that is missing still does not match.</summary>
    public bool Negate { get; init; }
}
