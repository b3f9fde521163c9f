namespace Halyard.Server.Access;

/// <summary>A token that programs act with. Its secret is known only to whoever made it.</summary>
internal sealed record AccessToken
{
    /// <summary>The database id.</summary>
    public required long Id { get; init; }

    public required string PublicId { get; init; }

    /// <summary>The member it belongs to.</summary>
    public required long MemberId { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>The SHA-256 of the secret, in hexadecimal.</summary>
    public required string Hash { get; init; }

    /// <summary>The last four characters of the secret.</summary>
    public required string Ending { get; init; }

    public required Role Role { get; init; }

    public required long CreatedAt { get; init; }

    public required long UpdatedAt { get; init; }

    public long? LastUsedAt { get; init; }

    /// <summary>It acts with its own role, and never with more than its owner's.</summary>
    public Actor ToActor(Member owner) =>
        new(ActorKind.Token, PublicId, Name, Role < owner.Role ? Role : owner.Role, owner.Email, owner.PublicId);
}
