using Halyard.Api.Projects;
using Halyard.Server.Hosting;

namespace Halyard.Server.Projects;

/// <summary>Which projects, and in what order.</summary>
internal sealed record ProjectQuery
{
    /// <summary>Part of the key or the name.</summary>
    public string? Text { get; init; }

    /// <summary>Tags it must all have.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Keys one of which it must have.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary><c>name</c>, <c>createdOn</c>, or one of them with a hyphen before it for the reverse.</summary>
    public string Sort { get; init; } = "createdOn";

    public Paging Paging { get; init; } = new(1000, 0);

    public IReadOnlyList<ProjectDefinition> Select(IReadOnlyList<ProjectDefinition> all)
    {
        var selected = all.Where(Matches);
        return [.. Sort switch
        {
            "name" => selected.OrderBy(static project => project.Name, StringComparer.OrdinalIgnoreCase),
            "-name" => selected.OrderByDescending(static project => project.Name, StringComparer.OrdinalIgnoreCase),
            "-createdOn" => selected.Reverse(),
            _ => selected,
        }];
    }

    private bool Matches(ProjectDefinition project) =>
        (Text is null
            || project.Key.Contains(Text, StringComparison.OrdinalIgnoreCase)
            || project.Name.Contains(Text, StringComparison.OrdinalIgnoreCase))
        && Tags.All(tag => project.Tags.Contains(tag))
        && (Keys.Count == 0 || Keys.Contains(project.Key));
}
