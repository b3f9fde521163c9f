using System.Collections.Immutable;

namespace Halyard.Evaluation.Flags;

/// <summary>What is served when every clause holds. A rule without clauses always holds.</summary>
public sealed record FlagRule
{
    /// <summary>Names the rule in reasons; may be empty.</summary>
    public string Id { get; init; } = "";

    /// <summary>The conditions.</summary>
    public ImmutableArray<Clause> Clauses { get; init => field = value.OrEmpty(); } = [];

    /// <summary>What is served.</summary>
    public VariationOrRollout Serve { get; init; } = VariationOrRollout.None;

    /// <summary>Whether evaluations that match the rule send a full event with its reason.</summary>
    public bool TrackEvents { get; init; }
}
