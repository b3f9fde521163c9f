namespace Halyard.Evaluation.Targeting;

/// <summary>What is known about a segment in one evaluation.</summary>
/// <param name="IsOpen">Whether its evaluation is under way.</param>
/// <param name="IsMember">Whether the context is in it.</param>
/// <param name="Status">The worst status of the big segments it asked about.</param>
internal readonly record struct SegmentResult(bool IsOpen, bool IsMember, BigSegmentsStatus? Status);
