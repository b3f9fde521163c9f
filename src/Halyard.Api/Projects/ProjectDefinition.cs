using System.Collections.Immutable;

using Halyard.Evaluation.Flags;

namespace Halyard.Api.Projects;

/// <summary>A project: flags and environments that belong together.</summary>
public sealed record ProjectDefinition
{
    public required string Id { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    public required int Version { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];

    public bool IncludeInSnippetByDefault { get; init; }

    /// <summary>What new flags are exposed to when their creator does not say.</summary>
    public ClientSideAvailability DefaultClientSideAvailability { get; init; } = ClientSideAvailability.Default;

    /// <summary>How keys of new flags must look; null for any.</summary>
    public NamingConvention? NamingConvention { get; init; }
}
