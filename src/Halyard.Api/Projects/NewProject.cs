using System.Collections.Immutable;

using Halyard.Evaluation.Flags;

namespace Halyard.Api.Projects;

/// <summary>A project that is to be made.</summary>
public sealed record NewProject
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    public ImmutableArray<string>? Tags { get; init; }

    public bool? IncludeInSnippetByDefault { get; init; }

    public ClientSideAvailability? DefaultClientSideAvailability { get; init; }

    public NamingConvention? NamingConvention { get; init; }

    /// <summary>Its environments; <c>test</c> and <c>production</c> when there are none.</summary>
    public ImmutableArray<NewEnvironment>? Environments { get; init; }
}
