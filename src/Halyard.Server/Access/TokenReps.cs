using Halyard.Api;
using Halyard.Api.Access;

namespace Halyard.Server.Access;

/// <summary>Shows access tokens as the API does.</summary>
internal static class TokenReps
{
    public static TokenRep From(MadeToken made) => From(made.Owned) with { Token = made.Secret };

    public static TokenRep From(OwnedToken owned)
    {
        var token = owned.Token;
        return new TokenRep
        {
            Links = new Dictionary<string, Link> { ["parent"] = new("/api/v2/tokens"), ["self"] = new($"/api/v2/tokens/{token.PublicId}") },
            Id = token.PublicId,
            OwnerId = owned.Owner.PublicId,
            MemberId = owned.Owner.PublicId,
            Member = MemberReps.Summary(owned.Owner),
            Name = token.Name,
            Description = token.Description,
            CreationDate = token.CreatedAt,
            LastModified = token.UpdatedAt,
            LastUsed = token.LastUsedAt ?? 0,
            Role = Roles.Word(token.Role),
            Token = token.Ending,
        };
    }
}
