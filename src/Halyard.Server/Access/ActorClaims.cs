using System.Security.Claims;

namespace Halyard.Server.Access;

/// <summary>An actor as the framework carries it through a request or a dashboard's circuit.</summary>
internal static class ActorClaims
{
    private const string Kind = "kind";
    private const string Member = "member";

    public static ClaimsPrincipal ToPrincipal(this Actor actor, string scheme)
    {
        var claims = new List<Claim>
        {
            new(Kind, actor.Kind.ToString()),
            new(ClaimTypes.NameIdentifier, actor.Id),
            new(ClaimTypes.Name, actor.Name),
            new(ClaimTypes.Role, actor.Role.ToString()),
        };
        AddIfPresent(claims, ClaimTypes.Email, actor.Email);
        AddIfPresent(claims, Member, actor.MemberId);
        return new ClaimsPrincipal(new ClaimsIdentity(claims, scheme));
    }

    /// <summary>The actor a principal stands for; null when nobody has signed in.</summary>
    public static Actor? Find(ClaimsPrincipal principal) =>
        principal.Identity is { IsAuthenticated: true }
        && Enum.TryParse<ActorKind>(principal.FindFirstValue(Kind), out var kind)
        && Enum.TryParse<Role>(principal.FindFirstValue(ClaimTypes.Role), out var role)
        && principal.FindFirstValue(ClaimTypes.NameIdentifier) is { } id
            ? new Actor(
                kind,
                id,
                principal.FindFirstValue(ClaimTypes.Name) ?? id,
                role,
                principal.FindFirstValue(ClaimTypes.Email),
                principal.FindFirstValue(Member))
            : null;

    private static void AddIfPresent(List<Claim> claims, string type, string? value)
    {
        if (value is not null)
        {
            claims.Add(new Claim(type, value));
        }
    }
}
