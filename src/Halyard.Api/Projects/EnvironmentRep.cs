using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Halyard.Api.Projects;

/// <summary>An environment as the API shows it.</summary>
public sealed record EnvironmentRep
{
    [JsonPropertyName("_links")]
    public required IReadOnlyDictionary<string, Link> Links { get; init; }

    /// <summary>The client-side ID.</summary>
    [JsonPropertyName("_id")]
    public required string Id { get; init; }

    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>The SDK key; its middle is hidden from those who may not see it.</summary>
    public required string ApiKey { get; init; }

    public required string MobileKey { get; init; }

    public required string Color { get; init; }

    public required int DefaultTtl { get; init; }

    public required bool SecureMode { get; init; }

    public required bool DefaultTrackEvents { get; init; }

    public required bool RequireComments { get; init; }

    public required bool ConfirmChanges { get; init; }

    public required ImmutableArray<string> Tags { get; init; }

    public required bool Critical { get; init; }

    public ApprovalSettingsRep ApprovalSettings { get; init; } = ApprovalSettingsRep.None;

    public static EnvironmentRep From(string project, EnvironmentDefinition environment, EnvironmentKeys keys)
    {
        var self = $"/api/v2/projects/{project}/environments/{environment.Key}";
        return new EnvironmentRep
        {
            Links = new Dictionary<string, Link>
            {
                ["self"] = new(self),
                ["apiKey"] = new($"{self}/apiKey"),
                ["mobileKey"] = new($"{self}/mobileKey"),
            },
            Id = environment.Id,
            Key = environment.Key,
            Name = environment.Name,
            ApiKey = keys.SdkKey,
            MobileKey = keys.MobileKey,
            Color = environment.Color,
            DefaultTtl = environment.DefaultTtl,
            SecureMode = environment.SecureMode,
            DefaultTrackEvents = environment.DefaultTrackEvents,
            RequireComments = environment.RequireComments,
            ConfirmChanges = environment.ConfirmChanges,
            Tags = environment.Tags,
            Critical = environment.Critical,
        };
    }
}
