using System.Collections.Immutable;

namespace Halyard.Api.Segments;

public abstract partial record SegmentInstruction
{
    public sealed record UpdateName(string Value) : SegmentInstruction;

    public sealed record UpdateDescription(string Value) : SegmentInstruction;

    public sealed record AddTags(ImmutableArray<string> Values) : SegmentInstruction;

    public sealed record RemoveTags(ImmutableArray<string> Values) : SegmentInstruction;
}
