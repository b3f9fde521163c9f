using System.Collections.Immutable;

namespace Halyard.Api.Segments;

public abstract partial record SegmentInstruction
{
    public sealed record AddIncludedTargets(ImmutableArray<string> Values, string? ContextKind = null) : SegmentInstruction;

    public sealed record AddExcludedTargets(ImmutableArray<string> Values, string? ContextKind = null) : SegmentInstruction;

    public sealed record RemoveIncludedTargets(ImmutableArray<string> Values, string? ContextKind = null) : SegmentInstruction;

    public sealed record RemoveExcludedTargets(ImmutableArray<string> Values, string? ContextKind = null) : SegmentInstruction;

    public sealed record AddIncludedUsers(ImmutableArray<string> Values) : SegmentInstruction;

    public sealed record AddExcludedUsers(ImmutableArray<string> Values) : SegmentInstruction;

    public sealed record RemoveIncludedUsers(ImmutableArray<string> Values) : SegmentInstruction;

    public sealed record RemoveExcludedUsers(ImmutableArray<string> Values) : SegmentInstruction;
}
