namespace Halyard.Server.Delivery;

/// <summary>A change of history, and the moment of its commit on this process's monotonic clock.</summary>
internal sealed record CommittedChange(ChangeRow Row, long Timestamp);
