namespace Halyard.Server.Access;

/// <summary>An SDK or mobile key as it is kept: found by its hash, shown by its protected value.</summary>
internal sealed record StoredKey
{
    public required long EnvironmentId { get; init; }

    public required EnvironmentKeyKind Kind { get; init; }

    public required string Hash { get; init; }

    public required string ProtectedValue { get; init; }

    public required long CreatedAt { get; init; }

    /// <summary>When an old key's grace period ends; null for the key in force.</summary>
    public long? ExpiresAt { get; init; }
}
