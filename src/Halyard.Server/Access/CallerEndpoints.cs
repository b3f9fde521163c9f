using Halyard.Api.Access;
using Halyard.Server.Storage;

namespace Halyard.Server.Access;

/// <summary>What tools ask first: who am I, and what is this?</summary>
internal static class CallerEndpoints
{
    public static void MapCaller(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapApi("/api/v2", "Caller");
        api.MapGet("/caller-identity", IdentifyAsync)
            .WithSummary("Who the caller is").Produces<CallerIdentityRep>();
        api.MapGet("/account", AccountAsync)
            .WithSummary("The installation").Produces<AccountRep>();
        api.MapGet("/versions", static () => TypedResults.Json(new VersionsRep()))
            .WithSummary("The versions of the API").Produces<VersionsRep>();
    }

    private static async Task<IResult> IdentifyAsync(Actor actor, InstallationId installation, CancellationToken cancellationToken)
    {
        var isToken = actor.Kind == ActorKind.Token;
        return TypedResults.Json(new CallerIdentityRep
        {
            AccountId = await installation.GetAsync(cancellationToken),
            AuthKind = isToken ? "token" : "session",
            TokenKind = isToken ? "auth" : null,
            TokenName = isToken ? actor.Name : null,
            TokenId = isToken ? actor.Id : null,
            MemberId = actor.MemberId,
        });
    }

    private static async Task<IResult> AccountAsync(InstallationId installation, CancellationToken cancellationToken) =>
        TypedResults.Json(new AccountRep(await installation.GetAsync(cancellationToken), "Halyard"));
}
