using System.Collections.Immutable;

namespace Halyard.Api.Projects;

/// <summary>An environment of a project. Its keys are kept apart from it and are not part of history.</summary>
public sealed record EnvironmentDefinition
{
    /// <summary>The client-side ID: what browsers name the environment by.</summary>
    public required string Id { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    public required int Version { get; init; }

    /// <summary>Six hexadecimal digits.</summary>
    public required string Color { get; init; }

    /// <summary>Minutes that PHP SDKs may cache flags for.</summary>
    public int DefaultTtl { get; init; }

    public bool SecureMode { get; init; }

    public bool DefaultTrackEvents { get; init; }

    /// <summary>Every change must come with a comment.</summary>
    public bool RequireComments { get; init; }

    /// <summary>The dashboard asks before it changes anything.</summary>
    public bool ConfirmChanges { get; init; }

    /// <summary>Real customers are served from it: the dashboard asks twice.</summary>
    public bool Critical { get; init; }

    public ImmutableArray<string> Tags { get; init; } = [];
}
