using System.Collections.Immutable;

namespace Halyard.Evaluation.Flags;

/// <summary>A condition on one attribute, or on being in a segment.</summary>
public sealed record Clause
{
    /// <summary>
    /// The kind of context looked at. Null or empty means <c>user</c>, and also that <see cref="Attribute"/> is a plain name rather than a
    /// reference.
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

    /// <summary>A condition on an attribute of contexts of one kind.</summary>
    /// <param name="contextKind">The kind.</param>
    /// <param name="attribute">A reference to the attribute.</param>
    /// <param name="op">See <see cref="Operators"/>.</param>
    /// <param name="values">The values, one of which must satisfy the operator.</param>
    /// <returns>A clause.</returns>
    public static Clause Of(string contextKind, string attribute, string op, params ReadOnlySpan<FlagValue> values) =>
        new() { ContextKind = contextKind, Attribute = attribute, Op = op, Values = [.. values] };

    /// <summary>The condition of being in one of several segments.</summary>
    /// <param name="keys">The segments' keys.</param>
    /// <returns>A clause.</returns>
    public static Clause InSegment(params ReadOnlySpan<string> keys)
    {
        var values = ImmutableArray.CreateBuilder<FlagValue>(keys.Length);
        foreach (var key in keys)
        {
            values.Add(key);
        }

        return new() { Op = Operators.SegmentMatch, Values = values.MoveToImmutable() };
    }
}
