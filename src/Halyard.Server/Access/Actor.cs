namespace Halyard.Server.Access;

/// <summary>Who acts: a member at the dashboard, an access token, or Halyard itself (first start, configuration).</summary>
/// <param name="Kind">Which of the three.</param>
/// <param name="Id">The public id of the member or token.</param>
/// <param name="Name">The name that history shows.</param>
/// <param name="Role">What the actor may do.</param>
/// <param name="Email">The member's address, or that of the member who owns the token.</param>
/// <param name="MemberId">The member, or the member who owns the token.</param>
internal sealed record Actor(ActorKind Kind, string Id, string Name, Role Role, string? Email = null, string? MemberId = null)
{
    /// <summary>Halyard acting by itself at first start or by its configuration.</summary>
    public static Actor System { get; } = new(ActorKind.System, "system", "Halyard", Role.Owner);

    /// <summary>Makes <see cref="Actor"/> a parameter that endpoints may have. They require authorization, so there is one.</summary>
    public static ValueTask<Actor?> BindAsync(HttpContext context) => ValueTask.FromResult(ActorClaims.Find(context.User));
}
