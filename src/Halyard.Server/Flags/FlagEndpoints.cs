using System.Text.Json;

using Halyard.Api;
using Halyard.Api.Flags;
using Halyard.Server.Access;
using Halyard.Server.Hosting;

namespace Halyard.Server.Flags;

internal static class FlagEndpoints
{
    public static void MapFlags(this IEndpointRouteBuilder routes)
    {
        var flags = routes.MapApi("/api/v2/flags/{project}", "Flags");
        flags.MapGet("", ListAsync)
            .WithSummary("List a project's flags").Produces<ListRep<FlagRep>>();
        flags.MapPost("", CreateAsync)
            .WithSummary("Create a flag").Accepts<NewFlag>("application/json").Produces<FlagRep>(201);
        flags.MapGet("/{key}", FindAsync)
            .WithSummary("Get a flag").Produces<FlagRep>();
        flags.MapPatch("/{key}", ChangeAsync)
            .WithSummary("Change a flag by instructions, a JSON patch or a merge patch").Produces<FlagRep>();
        flags.MapDelete("/{key}", DeleteAsync)
            .WithSummary("Delete a flag in every environment").Produces(204);
    }

    private static async Task<IResult> ListAsync(
        string project, HttpRequest request, Actor actor, FlagService flags, FlagReps reps, CancellationToken cancellationToken)
    {
        if (FlagQueryReader.Read(request).IsRefused(out var refusal, out var query)
            || (await flags.ListAsync(actor, project, query, cancellationToken)).IsRefused(out refusal, out var page))
        {
            return refusal.ToResult();
        }

        var summary = request.Query["summary"].ToString() is not ("false" or "0");
        var environments = await reps.EnvironmentsAsync(project, request, all: false, cancellationToken);
        return TypedResults.Json(query.Paging.Show(request, page, flag => FlagRep.From(project, flag, environments, summary)));
    }

    private static async Task<IResult> FindAsync(
        string project, string key, HttpRequest request, Actor actor, FlagService flags, FlagReps reps, CancellationToken cancellationToken) =>
        (await reps.ShowAsync(project, await flags.GetAsync(actor, project, key, cancellationToken), request, cancellationToken))
            .ToResult(static rep => rep);

    private static async Task<IResult> CreateAsync(
        string project, HttpRequest request, Actor actor, FlagService flags, FlagReps reps, CancellationToken cancellationToken)
    {
        if ((await request.ReadAsync(ApiJson.Default.NewFlag, cancellationToken)).IsRefused(out var refusal, out var wanted))
        {
            return refusal.ToResult();
        }

        var clone = request.Query["clone"].ToString() is { Length: > 0 } source ? source : null;
        var created = await flags.CreateAsync(actor, project, wanted, clone, null, cancellationToken);
        return (await reps.ShowAsync(project, created, request, cancellationToken)).ToResult(static rep => rep, StatusCodes.Status201Created);
    }

    private static async Task<IResult> ChangeAsync(
        string project, string key, HttpRequest request, Actor actor, FlagService flags, FlagReps reps, CancellationToken cancellationToken)
    {
        // The body says by its media type and its shape which kind of patch it is: the framework's binding cannot know.
        if ((await request.ReadJsonAsync(cancellationToken)).IsRefused(out var refusal, out var body)
            || (await flags.GetAsync(actor, project, key, cancellationToken)).IsRefused(out refusal, out var flag)
            || FlagPatch.Read(request, body, project, flag).IsRefused(out refusal, out var patch))
        {
            return refusal.ToResult();
        }

        var others = await PrerequisitesAsync(actor, project, patch, flags, cancellationToken);
        var isDryRun = request.Query["dryRun"].ToString() is "true" or "1";
        var changed = await flags.ChangeAsync(
            actor, project, key, patch.Comment, isDryRun, current => Change(request, body, project, current, others), cancellationToken);
        return (await reps.ShowAsync(project, changed, request, cancellationToken)).ToResult(static rep => rep);
    }

    private static async Task<IResult> DeleteAsync(
        string project, string key, Actor actor, FlagService flags, CancellationToken cancellationToken) =>
        (await flags.DeleteAsync(actor, project, key, null, cancellationToken)).ToNoContent();

    /// <summary>The flags that a patch names as prerequisites, as far as they exist.</summary>
    private static async Task<IReadOnlyDictionary<string, FlagDefinition>> PrerequisitesAsync(
        Actor actor, string project, FlagPatch patch, FlagService flags, CancellationToken cancellationToken)
    {
        var others = new Dictionary<string, FlagDefinition>(StringComparer.Ordinal);
        var targetings = patch.Wanted?.Environments?.Values ?? [];
        foreach (var key in targetings.SelectMany(static targeting => targeting.Prerequisites ?? []).Select(static each => each.Key).Distinct())
        {
            if (!(await flags.GetAsync(actor, project, key, cancellationToken)).IsRefused(out _, out var other))
            {
                others.Add(key, other);
            }
        }

        return others;
    }

    // Read again for the newest version: nobody changes the flag between this and the save.
    private static Result<FlagChange> Change(
        HttpRequest request, JsonElement body, string project, FlagDefinition current, IReadOnlyDictionary<string, FlagDefinition> others)
    {
        if (FlagPatch.Read(request, body, project, current).IsRefused(out var refusal, out var patch))
        {
            return refusal;
        }

        var instructions = patch.Wanted is { } wanted ? FlagDifference.Between(current, wanted, others) : patch.Instructions;
        return instructions.IsRefused(out refusal, out var needed)
            ? refusal
            : new FlagChange { Environment = patch.Environment, Instructions = needed, Comment = patch.Comment };
    }
}
