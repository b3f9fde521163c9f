using System.Globalization;

using Halyard.Api;
using Halyard.Api.Projects;
using Halyard.Server.Access;
using Halyard.Server.Hosting;

namespace Halyard.Server.Projects;

internal static class EnvironmentEndpoints
{
    private static readonly long MaxMilliseconds = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public static void MapEnvironments(this IEndpointRouteBuilder routes)
    {
        var environments = routes.MapApi("/api/v2/projects/{project}/environments", "Environments");
        environments.MapGet("", ListAsync)
            .WithSummary("List a project's environments")
            .TakesPaging()
            .Takes("filter", "query:TEXT, tags:A+B, separated by a comma.")
            .Takes("sort", "name, createdOn, critical, or with a hyphen before it for the reverse.")
            .Produces<ListRep<EnvironmentRep>>();
        environments.MapPost("", CreateAsync)
            .WithSummary("Create an environment").Accepts<NewEnvironment>("application/json").Produces<EnvironmentRep>(201);
        environments.MapGet("/{key}", FindAsync)
            .WithSummary("Get an environment").Produces<EnvironmentRep>();
        environments.MapPatch("/{key}", ChangeAsync)
            .WithSummary("Change an environment by a JSON patch or by instructions")
            .AcceptsPatch()
            .Produces<EnvironmentRep>();
        environments.MapDelete("/{key}", DeleteAsync)
            .WithSummary("Delete an environment with everything in it").Produces(204);
        environments.MapPost("/{key}/apiKey", ResetSdkKeyAsync)
            .WithSummary("Reset the SDK key")
            .Takes("expiry", "Until when the old key works, in Unix milliseconds; without it, no longer.")
            .Produces<EnvironmentRep>();
        environments.MapPost("/{key}/mobileKey", ResetMobileKeyAsync)
            .WithSummary("Reset the mobile key")
            .Takes("expiry", "Until when the old key works, in Unix milliseconds; without it, no longer.")
            .Produces<EnvironmentRep>();
    }

    private static async Task<IResult> ListAsync(
        string project, HttpRequest request, Actor actor, EnvironmentReps environments, CancellationToken cancellationToken)
    {
        if (Paging.Read(request).IsRefused(out var refusal, out var paging))
        {
            return refusal.ToResult();
        }

        var filter = ListFilter.Read(request);
        var query = new EnvironmentQuery
        {
            Text = filter.Find("query"),
            Tags = filter.AllOf("tags"),
            Sort = request.Query["sort"].ToString(),
            Paging = paging,
        };
        return (await environments.ListAsync(actor, project, query, cancellationToken))
            .ToResult(page => paging.Show(request, page, static environment => environment));
    }

    private static async Task<IResult> FindAsync(
        string project,
        string key,
        Actor actor,
        EnvironmentService environments,
        EnvironmentReps reps,
        CancellationToken cancellationToken) =>
        (await reps.ShowAsync(actor, project, await environments.GetAsync(actor, project, key, cancellationToken), cancellationToken))
            .ToResult(static rep => rep);

    private static async Task<IResult> CreateAsync(
        string project,
        HttpRequest request,
        Actor actor,
        EnvironmentService environments,
        EnvironmentReps reps,
        CancellationToken cancellationToken)
    {
        if ((await request.ReadAsync(ApiJson.Default.NewEnvironment, cancellationToken)).IsRefused(out var refusal, out var wanted))
        {
            return refusal.ToResult();
        }

        var created = await environments.CreateAsync(actor, project, wanted, GivenKeys.None, cancellationToken);
        return (await reps.ShowAsync(actor, project, created, cancellationToken)).ToResult(static rep => rep, StatusCodes.Status201Created);
    }

    private static async Task<IResult> ChangeAsync(
        string project,
        string key,
        HttpRequest request,
        Actor actor,
        EnvironmentService environments,
        EnvironmentReps reps,
        CancellationToken cancellationToken)
    {
        // The body's media type says whether it is a semantic or a JSON patch: the framework's binding cannot know.
        if ((await request.ReadJsonAsync(cancellationToken)).IsRefused(out var refusal, out var body)
            || (await environments.GetAsync(actor, project, key, cancellationToken)).IsRefused(out refusal, out var current)
            || EnvironmentPatch.Read(request, body, current).IsRefused(out refusal, out var patch))
        {
            return refusal.ToResult();
        }

        var changed = await environments.ChangeAsync(actor, project, key, patch.Instructions, patch.Comment, cancellationToken);
        return (await reps.ShowAsync(actor, project, changed, cancellationToken)).ToResult(static rep => rep);
    }

    private static async Task<IResult> DeleteAsync(
        string project, string key, Actor actor, EnvironmentService environments, CancellationToken cancellationToken) =>
        (await environments.DeleteAsync(actor, project, key, null, cancellationToken)).ToNoContent();

    private static async Task<IResult> ResetSdkKeyAsync(
        string project,
        string key,
        HttpRequest request,
        Actor actor,
        EnvironmentService environments,
        EnvironmentReps reps,
        CancellationToken cancellationToken)
    {
        if (Expiry(request).IsRefused(out var refusal, out var expiry))
        {
            return refusal.ToResult();
        }

        var reset = await environments.ResetSdkKeyAsync(actor, project, key, expiry.At, cancellationToken);
        return (await reps.ShowAsync(actor, project, reset, cancellationToken)).ToResult(static rep => rep);
    }

    private static async Task<IResult> ResetMobileKeyAsync(
        string project,
        string key,
        HttpRequest request,
        Actor actor,
        EnvironmentService environments,
        EnvironmentReps reps,
        CancellationToken cancellationToken)
    {
        if (Expiry(request).IsRefused(out var refusal, out var expiry))
        {
            return refusal.ToResult();
        }

        var reset = await environments.ResetMobileKeyAsync(actor, project, key, expiry.At, cancellationToken);
        return (await reps.ShowAsync(actor, project, reset, cancellationToken)).ToResult(static rep => rep);
    }

    private static Result<GracePeriod> Expiry(HttpRequest request)
    {
        var text = request.Query["expiry"].ToString();
        if (text.Length == 0)
        {
            return new GracePeriod(null);
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds <= MaxMilliseconds
            ? new GracePeriod(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds))
            : Refusal.Invalid("expiry", $"expiry is '{text}'; it must be a moment in Unix milliseconds.");
    }

    private sealed record GracePeriod(DateTimeOffset? At);
}
