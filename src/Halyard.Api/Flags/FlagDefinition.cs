using System.Collections.Immutable;
using System.Text.Json.Serialization;

using Halyard.Evaluation.Flags;

namespace Halyard.Api.Flags;

/// <summary>A flag as people manage it: what it is in its project, and how each environment serves it.</summary>
public sealed record FlagDefinition
{
    public required string Key { get; init; }

    public required string Name { get; init; }

    public string Description { get; init; } = "";

    /// <summary>Counts every change of the flag, in whatever environment. The number that a save must name.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required ImmutableArray<Variation> Variations { get; init; }

    public required FlagDefaults Defaults { get; init; }

    public ClientSideAvailability ClientSideAvailability { get; init; } = ClientSideAvailability.Default;

    /// <summary>Meant to be removed one day; a permanent flag (a kill switch, a plan's limit) is not.</summary>
    public bool Temporary { get; init; } = true;

    public ImmutableArray<string> Tags { get; init; } = [];

    public ImmutableSortedDictionary<string, CustomProperty> CustomProperties { get; init; } = ImmutableSortedDictionary<string, CustomProperty>.Empty;

    public string? MaintainerId { get; init; }

    public string? MaintainerTeamKey { get; init; }

    public bool Archived { get; init; }

    public DateTimeOffset? ArchivedAt { get; init; }

    public bool Deprecated { get; init; }

    public DateTimeOffset? DeprecatedAt { get; init; }

    /// <summary>What is special about it: <c>migration</c>, or nothing.</summary>
    public string? Purpose { get; init; }

    public MigrationSettings? MigrationSettings { get; init; }

    /// <summary>How each environment serves the flag, by the environment's key.</summary>
    public required ImmutableSortedDictionary<string, FlagTargeting> Environments { get; init; }

    /// <summary>What its variations are.</summary>
    [JsonIgnore]
    public VariationType Type => VariationTypes.Of(Variations);
}
