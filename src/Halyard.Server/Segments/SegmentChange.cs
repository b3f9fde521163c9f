using System.Collections.Immutable;

using Halyard.Api.Segments;

namespace Halyard.Server.Segments;

/// <summary>A change that is asked for: all of the instructions, in order, or none.</summary>
internal sealed record SegmentChange
{
    public required ImmutableArray<SegmentInstruction> Instructions { get; init; }

    public string? Comment { get; init; }

    /// <summary>The version that the change was made to, if it matters.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>Only shows what the change would make of the segment.</summary>
    public bool DryRun { get; init; }
}
