using System.Collections.Immutable;
using System.Text.Json.Serialization;

using Halyard.Evaluation.Flags;

namespace Halyard.Api.Flags;

/// <summary>What a JSON patch may change of a flag.</summary>
public sealed record EditableFlag
{
    public string? Name { get; init; }

    public string? Description { get; init; }

    public ImmutableArray<string>? Tags { get; init; }

    public bool? Temporary { get; init; }

    public string? MaintainerId { get; init; }

    public string? MaintainerTeamKey { get; init; }

    public bool? Archived { get; init; }

    public bool? Deprecated { get; init; }

    public bool? IncludeInSnippet { get; init; }

    public ClientSideAvailability? ClientSideAvailability { get; init; }

    public ImmutableSortedDictionary<string, CustomProperty>? CustomProperties { get; init; }

    public FlagDefaults? Defaults { get; init; }

    public ImmutableArray<VariationRep>? Variations { get; init; }

    public ImmutableSortedDictionary<string, EditableTargeting>? Environments { get; init; }

    /// <summary>The version that a patch may test.</summary>
    [JsonPropertyName("_version")]
    public int? Version { get; init; }
}
