using System.Collections.Immutable;

using Halyard.Api.Projects;
using Halyard.Server.Hosting;
using Halyard.Server.Projects;

namespace Halyard.Server.Dashboard.Shell;

/// <summary>Finds what an address names.</summary>
internal sealed class ScopeSource(Visitor visitor, ProjectService projects, EnvironmentService environments)
{
    public async Task<Result<Scope>> FindAsync(string project, string environment, CancellationToken cancellationToken)
    {
        var actor = await visitor.ActorAsync();
        if ((await projects.GetAsync(actor, project, cancellationToken)).IsRefused(out var noProject, out var definition))
        {
            return noProject;
        }

        if ((await environments.ListAsync(actor, project, new EnvironmentQuery(), cancellationToken)).IsRefused(out var noEnvironments, out var all))
        {
            return noEnvironments;
        }

        return all.Items.FirstOrDefault(each => each.Key == environment) is { } selected
            ? new Scope(definition, [.. all.Items], selected)
            : Refusal.NotFound($"Environment '{environment}' does not exist in project '{project}'.");
    }

    /// <summary>Where a visitor begins: the first environment of the given project, or of the first.</summary>
    public async Task<string?> StartAsync(string? project, CancellationToken cancellationToken)
    {
        if (project is null)
        {
            if (await ProjectsAsync(cancellationToken) is not [var any, ..])
            {
                return null;
            }

            project = any.Key;
        }

        var all = await environments.ListAsync(await visitor.ActorAsync(), project, new EnvironmentQuery(), cancellationToken);
        return all.Refusal is null && all.Value.Items is [var first, ..] ? DashboardUrls.Flags(project, first.Key) : null;
    }

    public async Task<ImmutableArray<ProjectDefinition>> ProjectsAsync(CancellationToken cancellationToken)
    {
        var all = await projects.ListAsync(await visitor.ActorAsync(), new ProjectQuery(), cancellationToken);
        return all.IsRefused(out _, out var page) ? [] : [.. page.Items];
    }
}
