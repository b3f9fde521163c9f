using Halyard.Api;
using Halyard.Api.Access;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;

namespace Halyard.Server.Access;

internal static class MemberEndpoints
{
    public static void MapMembers(this IEndpointRouteBuilder routes)
    {
        var members = routes.MapApi("/api/v2/members", "Members");
        members.MapGet("", ListAsync)
            .WithSummary("List members")
            .TakesPaging()
            .Produces<ListRep<MemberRep>>();
        members.MapGet("/{id}", FindAsync)
            .WithSummary("Get a member; 'me' is the caller").Produces<MemberRep>();
    }

    private static async Task<IResult> ListAsync(HttpRequest request, Database database, CancellationToken cancellationToken)
    {
        if (Paging.Read(request).IsRefused(out var refusal, out var paging))
        {
            return refusal.ToResult();
        }

        await using var session = await database.ReadAsync(cancellationToken);
        var all = await MemberStore.ListAsync(session, cancellationToken);
        return TypedResults.Json(paging.Show(request, paging.Of(all), MemberReps.From));
    }

    private static async Task<IResult> FindAsync(string id, Actor actor, Database database, CancellationToken cancellationToken)
    {
        await using var session = await database.ReadAsync(cancellationToken);
        var member = await MemberStore.FindAsync(session, id == "me" ? actor.MemberId ?? "" : id, cancellationToken);
        return member is null ? Refusal.NotFound($"There is no member '{id}'.").ToResult() : TypedResults.Json(MemberReps.From(member));
    }
}
