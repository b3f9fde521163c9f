namespace Halyard.Server.Segments;

/// <summary>What the rules need to know beside the segment itself. It is looked up beforehand, so that the rules are pure.</summary>
/// <param name="At">The moment of the change.</param>
/// <param name="Others">The segments of the environment and which uses which; null when no instruction names any.</param>
internal sealed record SegmentSurroundings(DateTimeOffset At, SegmentNesting? Others = null);
