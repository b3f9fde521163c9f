using System.Collections.Immutable;

using Halyard.Evaluation.Segments;

namespace Halyard.Api.Segments;

/// <summary>What a JSON patch may change of a segment.</summary>
public sealed record EditableSegment
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public ImmutableArray<string>? Tags { get; init; }

    /// <summary>The keys of users that belong to it; those of other kinds are in <see cref="IncludedContexts"/>.</summary>
    public ImmutableArray<string>? Included { get; init; }

    public ImmutableArray<string>? Excluded { get; init; }

    public ImmutableArray<SegmentTarget>? IncludedContexts { get; init; }

    public ImmutableArray<SegmentTarget>? ExcludedContexts { get; init; }

    public ImmutableArray<SegmentRuleRep>? Rules { get; init; }

    /// <summary>The version that a patch may test.</summary>
    public int? Version { get; init; }

    public static EditableSegment From(SegmentDefinition segment) => new()
    {
        Name = segment.Name,
        Description = segment.Description,
        Tags = segment.Tags,
        Included = SegmentMembers.UsersOf(segment.Included),
        Excluded = SegmentMembers.UsersOf(segment.Excluded),
        IncludedContexts = SegmentMembers.OthersOf(segment.Included),
        ExcludedContexts = SegmentMembers.OthersOf(segment.Excluded),
        Rules = [.. segment.Rules.Select(SegmentRuleRep.From)],
        Version = segment.Version,
    };
}
