namespace Halyard.Server.Access;

/// <summary>A link that signs a member in once.</summary>
internal sealed record SignInLink
{
    public required long MemberId { get; init; }

    public required long ExpiresAt { get; init; }

    public long? UsedAt { get; init; }
}
