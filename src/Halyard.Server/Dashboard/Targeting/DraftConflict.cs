namespace Halyard.Server.Dashboard.Targeting;

/// <summary>A part that the draft and somebody else both changed.</summary>
public sealed record DraftConflict(DraftPart Part);
