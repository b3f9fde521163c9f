using System.Collections.Immutable;

namespace Halyard.Api.Projects;

/// <summary>What a JSON patch may change of an environment.</summary>
public sealed record EditableEnvironment
{
    public string? Name { get; init; }

    public string? Color { get; init; }

    public int? DefaultTtl { get; init; }

    public bool? SecureMode { get; init; }

    public bool? DefaultTrackEvents { get; init; }

    public bool? RequireComments { get; init; }

    public bool? ConfirmChanges { get; init; }

    public bool? Critical { get; init; }

    public ImmutableArray<string>? Tags { get; init; }
}
