using System.Collections.Immutable;

using Halyard.Api.Projects;

namespace Halyard.Server.Projects;

/// <summary>Projects and environments as permissions name them: <c>proj/default;ops:env/test</c>.</summary>
internal static class Specifier
{
    public static string Of(string project) => $"proj/{project}";

    public static string Of(ProjectDefinition project) => $"proj/{project.Key}{Tags(project.Tags)}";

    public static string Of(string project, string environment) => $"proj/{project}:env/{environment}";

    public static string Of(string project, EnvironmentDefinition environment) =>
        $"proj/{project}:env/{environment.Key}{Tags(environment.Tags)}";

    private static string Tags(ImmutableArray<string> tags) => tags.IsEmpty ? "" : ";" + string.Join(',', tags);
}
