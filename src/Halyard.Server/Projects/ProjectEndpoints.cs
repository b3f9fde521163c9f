using Halyard.Api;
using Halyard.Api.Projects;
using Halyard.Server.Access;
using Halyard.Server.Hosting;

namespace Halyard.Server.Projects;

internal static class ProjectEndpoints
{
    public static void MapProjects(this IEndpointRouteBuilder routes)
    {
        var projects = routes.MapApi("/api/v2/projects", "Projects");
        projects.MapGet("", ListAsync)
            .WithSummary("List projects")
            .TakesPaging()
            .Takes("filter", "query:TEXT, tags:A+B, keys:A|B, separated by commas.")
            .Takes("sort", "name, createdOn, or with a hyphen before it for the reverse.")
            .Takes("expand", "environments")
            .Produces<ListRep<ProjectRep<ListRep<EnvironmentRep>>>>();
        projects.MapPost("", CreateAsync)
            .WithSummary("Create a project")
            .Accepts<NewProject>("application/json")
            .Produces<ProjectRep<IReadOnlyList<EnvironmentRep>>>(201);
        projects.MapGet("/{project}", FindAsync)
            .WithSummary("Get a project")
            .Takes("expand", "environments")
            .Produces<ProjectRep<ListRep<EnvironmentRep>>>();
        projects.MapPatch("/{project}", ChangeAsync)
            .WithSummary("Change a project by a JSON patch or by instructions")
            .AcceptsPatch()
            .Produces<ProjectRep<IReadOnlyList<EnvironmentRep>>>();
        projects.MapDelete("/{project}", DeleteAsync)
            .WithSummary("Delete a project with everything in it").Produces(204);
    }

    private static async Task<IResult> ListAsync(
        HttpRequest request, Actor actor, ProjectService projects, EnvironmentReps environments, CancellationToken cancellationToken)
    {
        if (Paging.Read(request).IsRefused(out var refusal, out var paging))
        {
            return refusal.ToResult();
        }

        var filter = ListFilter.Read(request);
        var query = new ProjectQuery
        {
            Text = filter.Find("query"),
            Tags = filter.AllOf("tags"),
            Keys = filter.AnyOf("keys"),
            Sort = request.Query["sort"].ToString(),
            Paging = paging,
        };
        if ((await projects.ListAsync(actor, query, cancellationToken)).IsRefused(out refusal, out var page))
        {
            return refusal.ToResult();
        }

        var shown = new List<ProjectRep<ListRep<EnvironmentRep>>>();
        foreach (var project in page.Items)
        {
            shown.Add(ProjectReps.From(project, await ExpandAsync(request, actor, project.Key, environments, cancellationToken)));
        }

        return TypedResults.Json(
            paging.Show(request, new Page<ProjectRep<ListRep<EnvironmentRep>>>(shown, page.TotalCount), static rep => rep));
    }

    private static async Task<IResult> FindAsync(
        string project,
        HttpRequest request,
        Actor actor,
        ProjectService projects,
        EnvironmentReps environments,
        CancellationToken cancellationToken)
    {
        var found = await projects.GetAsync(actor, project, cancellationToken);
        var expanded = found.Refusal is null ? await ExpandAsync(request, actor, project, environments, cancellationToken) : null;
        return found.ToResult(definition => ProjectReps.From(definition, expanded));
    }

    private static async Task<IResult> CreateAsync(
        HttpRequest request, Actor actor, ProjectService projects, EnvironmentReps environments, CancellationToken cancellationToken)
    {
        var body = await request.ReadAsync(ApiJson.Default.NewProject, cancellationToken);
        if (body.IsRefused(out var refusal, out var wanted))
        {
            return refusal.ToResult();
        }

        var made = await projects.CreateAsync(actor, wanted, null, cancellationToken);
        return await ShowAsync(made, StatusCodes.Status201Created, actor, environments, cancellationToken);
    }

    private static async Task<IResult> ChangeAsync(
        string project,
        HttpRequest request,
        Actor actor,
        ProjectService projects,
        EnvironmentReps environments,
        CancellationToken cancellationToken)
    {
        // The body's media type says whether it is a semantic or a JSON patch: the framework's binding cannot know.
        if ((await request.ReadJsonAsync(cancellationToken)).IsRefused(out var refusal, out var body)
            || (await projects.GetAsync(actor, project, cancellationToken)).IsRefused(out refusal, out var current)
            || ProjectPatch.Read(request, body, current).IsRefused(out refusal, out var patch))
        {
            return refusal.ToResult();
        }

        var changed = await projects.ChangeAsync(actor, project, patch.Instructions, patch.Comment, cancellationToken);
        return await ShowAsync(changed, StatusCodes.Status200OK, actor, environments, cancellationToken);
    }

    private static async Task<IResult> DeleteAsync(
        string project, Actor actor, ProjectService projects, CancellationToken cancellationToken) =>
        (await projects.DeleteAsync(actor, project, null, cancellationToken)).ToNoContent();

    private static async Task<IResult> ShowAsync(
        Result<ProjectDefinition> result, int status, Actor actor, EnvironmentReps environments, CancellationToken cancellationToken)
    {
        var all = result.Refusal is null ? await environments.ListAllAsync(actor, result.Value.Key, cancellationToken) : null;
        return result.ToResult(project => ProjectReps.From(project, all), status);
    }

    private static async Task<ListRep<EnvironmentRep>?> ExpandAsync(
        HttpRequest request, Actor actor, string project, EnvironmentReps environments, CancellationToken cancellationToken) =>
        request.Query["expand"].ToString().Split(',').Contains("environments", StringComparer.Ordinal)
            ? await environments.PageAsync(actor, project, cancellationToken)
            : null;
}
