using System.Collections.Immutable;

using Halyard.Api.Projects;

namespace Halyard.Server.Dashboard.Shell;

/// <summary>What the address says the visitor is looking at. Pages get it from the shell.</summary>
/// <param name="Project">The project.</param>
/// <param name="Environments">All environments of it, in the order of promotion.</param>
/// <param name="Environment">The one that is selected.</param>
public sealed record Scope(ProjectDefinition Project, ImmutableArray<EnvironmentDefinition> Environments, EnvironmentDefinition Environment)
{
    public string ProjectKey => Project.Key;

    public string EnvironmentKey => Environment.Key;
}
