namespace Halyard.Server.Flags;

/// <summary>A segment that the rules of a flag refer to.</summary>
internal readonly record struct SegmentUse(string Environment, string Segment);
