using Halyard.Api;

namespace Halyard.Server.Access;

/// <summary>What all endpoints of the API have in common.</summary>
internal static class ApiRoutes
{
    /// <summary>Begins a group of the API: who calls must have signed in or show an access token.</summary>
    public static RouteGroupBuilder MapApi(this IEndpointRouteBuilder routes, string prefix, string tag) => routes.MapGroup(prefix)
        .RequireAuthorization()
        .WithTags(tag)
        .ProducesErrors();

    private static RouteGroupBuilder ProducesErrors(this RouteGroupBuilder group)
    {
        foreach (var status in new[] { 400, 401, 403, 404 })
        {
            group.WithMetadata(new ProducesResponseTypeMetadata(status, typeof(ApiError), ["application/json"]));
        }

        return group;
    }
}
