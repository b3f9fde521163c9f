using System.Collections.Immutable;

using Halyard.Evaluation.Flags;

namespace Halyard.Api.Flags;

/// <summary>A flag as its maker asks for it. What is left out comes from the project, or makes a boolean flag that is off everywhere.</summary>
public sealed record NewFlag
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public ImmutableArray<string>? Tags { get; init; }

    /// <summary>True and false when none are given.</summary>
    public ImmutableArray<NewVariation>? Variations { get; init; }

    /// <summary>The first variation for on and the last for off, when not given.</summary>
    public FlagDefaults? Defaults { get; init; }

    /// <summary>The project's default when not given.</summary>
    public ClientSideAvailability? ClientSideAvailability { get; init; }

    /// <summary>The older way to say that browsers get the flag.</summary>
    public bool? IncludeInSnippet { get; init; }

    public bool? Temporary { get; init; }

    public ImmutableSortedDictionary<string, CustomProperty>? CustomProperties { get; init; }

    /// <summary>The maker, when not given.</summary>
    public string? MaintainerId { get; init; }

    public string? MaintainerTeamKey { get; init; }

    /// <summary><c>migration</c> makes a flag that steers a migration through its stages.</summary>
    public string? Purpose { get; init; }

    public MigrationSettings? MigrationSettings { get; init; }

    /// <summary>Prerequisites that it has in every environment from the start.</summary>
    public ImmutableArray<NewPrerequisite>? InitialPrerequisites { get; init; }

    /// <summary>Whether it is on in every environment from the start.</summary>
    public bool? IsFlagOn { get; init; }
}
