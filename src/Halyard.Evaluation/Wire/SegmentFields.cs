using System.Collections.Immutable;
using System.Text.Json;
using Halyard.Evaluation.Segments;

namespace Halyard.Evaluation.Wire;

/// <summary>What has been read of a segment so far.</summary>
internal struct SegmentFields()
{
    public string? Key;
    public long? Version;
    public bool Deleted;
    public ImmutableArray<string> Included = [];
    public ImmutableArray<string> Excluded = [];
    public ImmutableArray<SegmentTarget> IncludedContexts = [];
    public ImmutableArray<SegmentTarget> ExcludedContexts = [];
    public ImmutableArray<SegmentRule> Rules = [];
    public string Salt = "";
    public bool Unbounded;
    public string? UnboundedContextKind;
    public long? Generation;

    /// <summary>The segment, when nothing that is required is missing.</summary>
    public readonly Segment ToSegment(scoped ReadOnlySpan<byte> place)
    {
        // A tombstone may hide its key ("$deleted"), but not the place it stands in.
        var key = (Key is null || Deleted) && !place.IsEmpty ? JsonText.Decode(place) : Key;
        _ = key ?? throw new JsonException("A segment has no 'key'.");
        var version = Version ?? throw new JsonException($"The segment '{key}' has no 'version'.");
        return new()
        {
            Key = key,
            Version = version,
            Deleted = Deleted,
            Included = Included,
            Excluded = Excluded,
            IncludedContexts = IncludedContexts,
            ExcludedContexts = ExcludedContexts,
            Rules = Rules,
            Salt = Salt,
            Unbounded = Unbounded,
            UnboundedContextKind = UnboundedContextKind,
            Generation = Generation,
        };
    }
}
