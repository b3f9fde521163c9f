using System.Text.Json;

using Halyard.Api.Segments;
using Halyard.Api;
using Halyard.Evaluation.Segments;

namespace Halyard.Server.Delivery;

/// <summary>A segment as it is stored, deleted ones included.</summary>
internal sealed record SegmentRow
{
    public required string Key { get; init; }

    public required long Version { get; init; }

    public required bool Deleted { get; init; }

    public required string Document { get; init; }

    /// <summary>What its environment is to deliver of it.</summary>
    public Segment Deliver() => Deleted
        ? Segment.Tombstone(Key, Version)
        : JsonSerializer.Deserialize(Document, ApiJson.Default.SegmentDefinition)!.ToSegment();
}
