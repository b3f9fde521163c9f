using Halyard.Server.Changes;

namespace Halyard.Server.Delivery;

/// <summary>What delivery must know of a change: when, and what to read again.</summary>
internal sealed record ChangeRow
{
    public required long Number { get; init; }

    public required long At { get; init; }

    public required ResourceKind Resource { get; init; }

    public string? ProjectKey { get; init; }

    public string? EnvironmentKey { get; init; }

    public required string ResourceKey { get; init; }
}
