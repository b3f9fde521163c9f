using System.Collections.Immutable;

namespace Halyard.Api.Segments;

/// <remarks>These are for unbounded segments, whose members are kept outside the definition.</remarks>
public abstract partial record SegmentInstruction
{
    public sealed record AddBigSegmentIncludedTargets(ImmutableArray<string> Values) : SegmentInstruction;

    public sealed record AddBigSegmentExcludedTargets(ImmutableArray<string> Values) : SegmentInstruction;

    public sealed record RemoveBigSegmentIncludedTargets(ImmutableArray<string> Values) : SegmentInstruction;

    public sealed record RemoveBigSegmentExcludedTargets(ImmutableArray<string> Values) : SegmentInstruction;

    public sealed record ProcessBigSegmentImport(string ImportId) : SegmentInstruction;
}
