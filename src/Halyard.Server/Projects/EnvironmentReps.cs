using Halyard.Api;
using Halyard.Api.Projects;
using Halyard.Server.Access;
using Halyard.Server.Hosting;

namespace Halyard.Server.Projects;

/// <summary>Shows environments with their keys, as the API does.</summary>
internal sealed class EnvironmentReps(EnvironmentService environments)
{
    private const int Expanded = 20;

    public async Task<Result<EnvironmentRep>> ShowAsync(
        Actor actor, string project, Result<EnvironmentDefinition> result, CancellationToken cancellationToken)
    {
        if (result.IsRefused(out var refusal, out var environment)
            || (await environments.KeysAsync(actor, project, environment.Key, cancellationToken)).IsRefused(out refusal, out var keys))
        {
            return refusal;
        }

        return EnvironmentRep.From(project, environment, keys);
    }

    public async Task<Result<Page<EnvironmentRep>>> ListAsync(
        Actor actor, string project, EnvironmentQuery query, CancellationToken cancellationToken)
    {
        if ((await environments.ListAsync(actor, project, query, cancellationToken)).IsRefused(out var refusal, out var page))
        {
            return refusal;
        }

        var shown = new List<EnvironmentRep>();
        foreach (var environment in page.Items)
        {
            if ((await ShowAsync(actor, project, environment, cancellationToken)).IsRefused(out refusal, out var rep))
            {
                return refusal;
            }

            shown.Add(rep);
        }

        return new Page<EnvironmentRep>(shown, page.TotalCount);
    }

    /// <summary>The bare list that answers making or changing a project.</summary>
    public async Task<IReadOnlyList<EnvironmentRep>> ListAllAsync(Actor actor, string project, CancellationToken cancellationToken) =>
        (await ListAsync(actor, project, new EnvironmentQuery(), cancellationToken)).Value.Items;

    /// <summary>The first page, as a project is expanded with it.</summary>
    public async Task<ListRep<EnvironmentRep>> PageAsync(Actor actor, string project, CancellationToken cancellationToken)
    {
        var query = new EnvironmentQuery { Paging = new Paging(Expanded, 0) };
        var page = (await ListAsync(actor, project, query, cancellationToken)).Value;
        var self = $"/api/v2/projects/{project}/environments";
        var links = new Dictionary<string, Link>
        {
            ["parent"] = new($"/api/v2/projects/{project}"),
            ["self"] = new($"{self}?limit={Expanded}"),
        };
        if (page.TotalCount > Expanded)
        {
            links["next"] = new($"{self}?limit={Expanded}&offset={Expanded}");
        }

        return new ListRep<EnvironmentRep> { Links = links, TotalCount = page.TotalCount, Items = page.Items };
    }
}
