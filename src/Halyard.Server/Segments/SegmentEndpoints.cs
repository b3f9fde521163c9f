using Halyard.Api;
using Halyard.Api.Flags;
using Halyard.Api.Segments;
using Halyard.Server.Access;
using Halyard.Server.Hosting;

namespace Halyard.Server.Segments;

internal static class SegmentEndpoints
{
    public static void MapSegments(this IEndpointRouteBuilder routes)
    {
        var segments = routes.MapApi("/api/v2/segments/{project}/{environment}", "Segments");
        segments.MapGet("", ListAsync)
            .WithSummary("List an environment's segments")
            .TakesPaging()
            .Takes("filter", "query equals TEXT, tags anyOf [...], includedKeys anyOf [...], excludedKeys anyOf [...], unbounded equals true.")
            .Takes("sort", "name, creationDate, lastModified, or with a hyphen before it for the reverse.")
            .Produces<ListRep<SegmentRep>>();
        segments.MapPost("", CreateAsync)
            .WithSummary("Create a segment").Accepts<NewSegment>("application/json").Produces<SegmentRep>(201);
        segments.MapGet("/{key}", FindAsync)
            .WithSummary("Get a segment with the flags that use it").Produces<SegmentRep>();
        segments.MapPatch("/{key}", ChangeAsync)
            .WithSummary("Change a segment by instructions, a JSON patch or a merge patch")
            .Takes("dryRun", "true shows what would come of it and stores nothing.")
            .AcceptsPatch()
            .Produces<SegmentRep>();
        segments.MapDelete("/{key}", DeleteAsync)
            .WithSummary("Delete a segment that nothing uses").Produces(204);
    }

    private static async Task<IResult> ListAsync(
        string project,
        string environment,
        HttpRequest request,
        Actor actor,
        SegmentService segments,
        CancellationToken cancellationToken) =>
        SegmentQueryReader.Read(request).IsRefused(out var refusal, out var query)
            ? refusal.ToResult()
            : (await segments.ListAsync(actor, project, environment, query, cancellationToken))
                .ToResult(page => query.Paging.Show(request, page, segment => SegmentRep.From(project, environment, segment)));

    private static async Task<IResult> FindAsync(
        string project, string environment, string key, Actor actor, SegmentService segments, CancellationToken cancellationToken)
    {
        if ((await segments.GetAsync(actor, project, environment, key, cancellationToken)).IsRefused(out var refusal, out var segment)
            || (await segments.ListFlagsAsync(actor, project, environment, key, cancellationToken)).IsRefused(out refusal, out var flags))
        {
            return refusal.ToResult();
        }

        return TypedResults.Json(SegmentRep.From(project, environment, segment) with
        {
            Flags = [.. flags.Select(flag => FlagListingRep.From(project, environment, flag.Key, flag.Name))],
        });
    }

    private static async Task<IResult> CreateAsync(
        string project,
        string environment,
        HttpRequest request,
        Actor actor,
        SegmentService segments,
        CancellationToken cancellationToken) =>
        (await request.ReadAsync(ApiJson.Default.NewSegment, cancellationToken)).IsRefused(out var refusal, out var wanted)
            ? refusal.ToResult()
            : (await segments.CreateAsync(actor, project, environment, wanted, null, cancellationToken))
                .ToResult(segment => SegmentRep.From(project, environment, segment), StatusCodes.Status201Created);

    private static async Task<IResult> ChangeAsync(
        string project,
        string environment,
        string key,
        HttpRequest request,
        Actor actor,
        SegmentService segments,
        CancellationToken cancellationToken)
    {
        // The body says by its media type and its shape which kind of patch it is: the framework's binding cannot know.
        if ((await request.ReadJsonAsync(cancellationToken)).IsRefused(out var refusal, out var body))
        {
            return refusal.ToResult();
        }

        var isDryRun = request.Query["dryRun"].ToString() is "true" or "1";
        var changed = await segments.ChangeAsync(
            actor,
            project,
            environment,
            key,
            PatchedView.CommentOf(body),
            isDryRun,
            segment => SegmentPatch.Read(request, body, segment),
            cancellationToken);
        return changed.ToResult(segment => SegmentRep.From(project, environment, segment));
    }

    private static async Task<IResult> DeleteAsync(
        string project, string environment, string key, Actor actor, SegmentService segments, CancellationToken cancellationToken) =>
        (await segments.DeleteAsync(actor, project, environment, key, null, cancellationToken)).ToNoContent();
}
