using System.Collections.Immutable;

using Halyard.Evaluation.Segments;

namespace Halyard.Api.Segments;

/// <summary>A segment of one environment as people manage it: a named group of contexts that rules refer to.</summary>
public sealed record SegmentDefinition
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Counts every change; SDKs get this number, and a save must name it.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastModified { get; init; }

    public required string Salt { get; init; }

    /// <summary>Keys that belong to it, by context kind, users included.</summary>
    public ImmutableArray<SegmentTarget> Included { get; init; } = [];

    /// <summary>Keys that do not, unless they are included.</summary>
    public ImmutableArray<SegmentTarget> Excluded { get; init; } = [];

    public ImmutableArray<SegmentTargetingRule> Rules { get; init; } = [];

    /// <summary>A big segment: its members are kept outside and looked up by SDKs.</summary>
    public bool Unbounded { get; init; }

    public string? UnboundedContextKind { get; init; }

    public int? Generation { get; init; }
}
