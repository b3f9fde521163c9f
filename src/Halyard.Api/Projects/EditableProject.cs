using System.Collections.Immutable;

using Halyard.Evaluation.Flags;

namespace Halyard.Api.Projects;

/// <summary>What a JSON patch may change of a project.</summary>
public sealed record EditableProject
{
    public string? Name { get; init; }

    public ImmutableArray<string>? Tags { get; init; }

    public bool? IncludeInSnippetByDefault { get; init; }

    public ClientSideAvailability? DefaultClientSideAvailability { get; init; }

    public NamingConvention? NamingConvention { get; init; }
}
