namespace Halyard.Server.Access;

/// <summary>A token that has just got its secret.</summary>
internal sealed record MadeToken(OwnedToken Owned, string Secret);
