namespace Halyard.Server.Access;

/// <summary>A token and the member it belongs to.</summary>
internal sealed record OwnedToken(AccessToken Token, Member Owner);
