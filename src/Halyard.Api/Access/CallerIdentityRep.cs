namespace Halyard.Api.Access;

/// <summary>Who the caller is.</summary>
public sealed record CallerIdentityRep
{
    public required string AccountId { get; init; }

    /// <summary><c>token</c> or <c>session</c>.</summary>
    public required string AuthKind { get; init; }

    public string? TokenKind { get; init; }

    public string? TokenName { get; init; }

    public string? TokenId { get; init; }

    public string? MemberId { get; init; }

    public bool ServiceToken { get; init; }
}
