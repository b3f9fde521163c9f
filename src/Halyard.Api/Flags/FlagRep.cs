using System.Collections.Immutable;
using System.Text.Json.Serialization;

using Halyard.Evaluation.Flags;

namespace Halyard.Api.Flags;

/// <summary>A flag as the API shows it.</summary>
public sealed record FlagRep
{
    public required string Name { get; init; }

    /// <summary><c>boolean</c> or <c>multivariate</c>.</summary>
    public required string Kind { get; init; }

    public required string Description { get; init; }

    public required string Key { get; init; }

    [JsonPropertyName("_version")]
    public required int Version { get; init; }

    public required long CreationDate { get; init; }

    public required bool IncludeInSnippet { get; init; }

    public required ClientSideAvailability ClientSideAvailability { get; init; }

    public required ImmutableArray<VariationRep> Variations { get; init; }

    public required bool Temporary { get; init; }

    public required ImmutableArray<string> Tags { get; init; }

    [JsonPropertyName("_links")]
    public required IReadOnlyDictionary<string, Link> Links { get; init; }

    public string? MaintainerId { get; init; }

    public string? MaintainerTeamKey { get; init; }

    public ImmutableArray<string> GoalIds { get; init; } = [];

    public LegacyExperimentsRep Experiments { get; init; } = new(0, []);

    public required ImmutableSortedDictionary<string, CustomProperty> CustomProperties { get; init; }

    public required bool Archived { get; init; }

    public long? ArchivedDate { get; init; }

    public required bool Deprecated { get; init; }

    public long? DeprecatedDate { get; init; }

    public required FlagDefaults Defaults { get; init; }

    [JsonPropertyName("_purpose")]
    public string? Purpose { get; init; }

    public MigrationSettings? MigrationSettings { get; init; }

    /// <summary>By the key of the environment; absent in lists that did not ask for any.</summary>
    public IReadOnlyDictionary<string, FlagTargetingRep>? Environments { get; init; }

    /// <param name="project">The key of the project.</param>
    /// <param name="flag">The flag.</param>
    /// <param name="environments">The names of the environments to show, by their keys.</param>
    /// <param name="summary">Whether the targeting itself is left out and only its summary shown.</param>
    public static FlagRep From(string project, FlagDefinition flag, IReadOnlyDictionary<string, string> environments, bool summary) => new()
    {
        Name = flag.Name,
        Kind = VariationTypes.Of(flag.Variations) == VariationType.Boolean ? "boolean" : "multivariate",
        Description = flag.Description,
        Key = flag.Key,
        Version = flag.Version,
        CreationDate = flag.CreatedAt.ToUnixTimeMilliseconds(),
        IncludeInSnippet = flag.ClientSideAvailability.UsingEnvironmentId,
        ClientSideAvailability = flag.ClientSideAvailability,
        Variations = [.. flag.Variations.Select(VariationRep.From)],
        Temporary = flag.Temporary,
        Tags = flag.Tags,
        Links = new Dictionary<string, Link>
        {
            ["parent"] = new($"/api/v2/flags/{project}"),
            ["self"] = new($"/api/v2/flags/{project}/{flag.Key}"),
        },
        MaintainerId = flag.MaintainerId,
        MaintainerTeamKey = flag.MaintainerTeamKey,
        CustomProperties = flag.CustomProperties,
        Archived = flag.Archived,
        ArchivedDate = flag.ArchivedAt?.ToUnixTimeMilliseconds(),
        Deprecated = flag.Deprecated,
        DeprecatedDate = flag.DeprecatedAt?.ToUnixTimeMilliseconds(),
        Defaults = flag.Defaults,
        Purpose = flag.Purpose,
        MigrationSettings = flag.MigrationSettings,
        Environments = environments.Count == 0
            ? null
            : environments
                .Where(environment => flag.Environments.ContainsKey(environment.Key))
                .ToDictionary(
                    static environment => environment.Key,
                    environment => FlagTargetingRep.From(project, flag, environment.Key, environment.Value, summary),
                    StringComparer.Ordinal),
    };
}
