using System.Collections.Immutable;
using System.Text.Json.Serialization;

using Halyard.Api.Flags;
using Halyard.Evaluation.Segments;

namespace Halyard.Api.Segments;

/// <summary>A segment as the API shows it.</summary>
public sealed record SegmentRep
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    public required ImmutableArray<string> Tags { get; init; }

    public required long CreationDate { get; init; }

    public required long LastModifiedDate { get; init; }

    public required string Key { get; init; }

    /// <summary>The keys of users that belong to it; those of other kinds are in <see cref="IncludedContexts"/>.</summary>
    public required ImmutableArray<string> Included { get; init; }

    public required ImmutableArray<string> Excluded { get; init; }

    public required ImmutableArray<SegmentTarget> IncludedContexts { get; init; }

    public required ImmutableArray<SegmentTarget> ExcludedContexts { get; init; }

    [JsonPropertyName("_links")]
    public required IReadOnlyDictionary<string, Link> Links { get; init; }

    public required ImmutableArray<SegmentRuleRep> Rules { get; init; }

    public required int Version { get; init; }

    public required bool Deleted { get; init; }

    /// <summary>The flags that use it; only where a single segment is got.</summary>
    [JsonPropertyName("_flags")]
    public ImmutableArray<FlagListingRep>? Flags { get; init; }

    public required bool Unbounded { get; init; }

    public string? UnboundedContextKind { get; init; }

    /// <summary>1 for segments that have none: clients expect a number.</summary>
    public required int Generation { get; init; }

    public static SegmentRep From(string project, string environment, SegmentDefinition segment)
    {
        var parent = $"/api/v2/segments/{project}/{environment}";
        return new SegmentRep
        {
            Name = segment.Name,
            Description = segment.Description,
            Tags = segment.Tags,
            CreationDate = segment.CreatedAt.ToUnixTimeMilliseconds(),
            LastModifiedDate = segment.LastModified.ToUnixTimeMilliseconds(),
            Key = segment.Key,
            Included = SegmentMembers.UsersOf(segment.Included),
            Excluded = SegmentMembers.UsersOf(segment.Excluded),
            IncludedContexts = SegmentMembers.OthersOf(segment.Included),
            ExcludedContexts = SegmentMembers.OthersOf(segment.Excluded),
            Links = new Dictionary<string, Link>
            {
                ["parent"] = new(parent),
                ["self"] = new($"{parent}/{segment.Key}"),
                ["site"] = new($"/{project}/{environment}/segments/{segment.Key}", "text/html"),
            },
            Rules = [.. segment.Rules.Select(SegmentRuleRep.From)],
            Version = segment.Version,
            Deleted = false,
            Unbounded = segment.Unbounded,
            UnboundedContextKind = segment.UnboundedContextKind,
            Generation = segment.Generation ?? 1,
        };
    }
}
