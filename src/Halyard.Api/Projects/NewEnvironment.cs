using System.Collections.Immutable;

namespace Halyard.Api.Projects;

/// <summary>An environment that is to be made.</summary>
public sealed record NewEnvironment
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>Six hexadecimal digits; chosen from a palette when it is missing.</summary>
    public string? Color { get; init; }

    public int? DefaultTtl { get; init; }

    public bool? SecureMode { get; init; }

    public bool? DefaultTrackEvents { get; init; }

    public bool? RequireComments { get; init; }

    public bool? ConfirmChanges { get; init; }

    public bool? Critical { get; init; }

    public ImmutableArray<string>? Tags { get; init; }

    /// <summary>The environment whose flag and segment settings it begins with.</summary>
    public EnvironmentSource? Source { get; init; }
}
