namespace Halyard.Server.Events;

/// <summary>A payload that was read and waits to be written.</summary>
internal sealed record EventPayload
{
    public required long EnvironmentId { get; init; }

    /// <summary>The sender's name for it, the same when it sends it again; null if it gave none.</summary>
    public required string? Id { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required EventTally Tally { get; init; }
}
