namespace Halyard.Api.Projects;

/// <summary>Shows projects as the API does.</summary>
public static class ProjectReps
{
    public static ProjectRep<TEnvironments> From<TEnvironments>(ProjectDefinition project, TEnvironments? environments)
        where TEnvironments : class => new()
        {
            Links = new Dictionary<string, Link>
            {
                ["environments"] = new($"/api/v2/projects/{project.Key}/environments"),
                ["self"] = new($"/api/v2/projects/{project.Key}"),
            },
            Id = project.Id,
            Key = project.Key,
            Name = project.Name,
            Tags = project.Tags,
            IncludeInSnippetByDefault = project.IncludeInSnippetByDefault,
            DefaultClientSideAvailability = project.DefaultClientSideAvailability,
            NamingConvention = project.NamingConvention,
            Environments = environments,
        };
}
