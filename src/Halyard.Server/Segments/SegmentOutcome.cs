using System.Collections.Immutable;

using Halyard.Api.Segments;

namespace Halyard.Server.Segments;

/// <summary>What instructions make of a segment.</summary>
/// <param name="Segment">The segment afterwards, at its new version; the same segment when nothing has changed.</param>
/// <param name="Done">The instructions that changed something.</param>
/// <param name="Sentences">What they did.</param>
internal sealed record SegmentOutcome(SegmentDefinition Segment, ImmutableArray<SegmentInstruction> Done, ImmutableArray<string> Sentences)
{
    public bool ChangesNothing => Done.IsEmpty;
}
