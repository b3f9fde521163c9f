using Halyard.Api.Projects;
using Halyard.Server.Hosting;

namespace Halyard.Server.Projects;

/// <summary>Which environments of a project, and in what order.</summary>
internal sealed record EnvironmentQuery
{
    /// <summary>Part of the key or the name.</summary>
    public string? Text { get; init; }

    /// <summary>Tags it must all have.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary><c>name</c>, <c>createdOn</c>, <c>critical</c>, or one of them with a hyphen before it for the reverse.</summary>
    public string Sort { get; init; } = "createdOn";

    public Paging Paging { get; init; } = new(1000, 0);

    public IReadOnlyList<EnvironmentDefinition> Select(IReadOnlyList<EnvironmentDefinition> all)
    {
        var selected = all.Where(Matches);
        return [.. Sort switch
        {
            "name" => selected.OrderBy(static environment => environment.Name, StringComparer.OrdinalIgnoreCase),
            "-name" => selected.OrderByDescending(static environment => environment.Name, StringComparer.OrdinalIgnoreCase),
            "critical" => selected.OrderBy(static environment => environment.Critical),
            "-critical" => selected.OrderByDescending(static environment => environment.Critical),
            "-createdOn" => selected.Reverse(),
            _ => selected,
        }];
    }

    private bool Matches(EnvironmentDefinition environment) =>
        (Text is null
            || environment.Key.Contains(Text, StringComparison.OrdinalIgnoreCase)
            || environment.Name.Contains(Text, StringComparison.OrdinalIgnoreCase))
        && Tags.All(tag => environment.Tags.Contains(tag));
}
