namespace Halyard.Server.Access;

/// <summary>A person who may sign in.</summary>
internal sealed record Member
{
    /// <summary>The database id.</summary>
    public required long Id { get; init; }

    public required string PublicId { get; init; }

    public required string Email { get; init; }

    public required string Name { get; init; }

    public required Role Role { get; init; }

    public string? PasswordHash { get; init; }

    /// <summary>Every session was begun under a stamp; a new one ends them all.</summary>
    public required string SessionStamp { get; init; }

    public required long CreatedAt { get; init; }

    /// <summary>Null until the first sign-in.</summary>
    public long? LastSeenAt { get; init; }

    public Actor ToActor() => new(ActorKind.Member, PublicId, Name, Role, Email, PublicId);
}
