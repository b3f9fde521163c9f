using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Halyard.Api.Flags;

/// <summary>How one environment serves a flag, as the API shows it. In a summary, the targeting is left out.</summary>
public sealed record FlagTargetingRep
{
    public required bool On { get; init; }

    public required bool Archived { get; init; }

    public required string Salt { get; init; }

    public required string Sel { get; init; }

    public required long LastModified { get; init; }

    public required int Version { get; init; }

    public ImmutableArray<TargetRep>? Targets { get; init; }

    public ImmutableArray<TargetRep>? ContextTargets { get; init; }

    public ImmutableArray<RuleRep>? Rules { get; init; }

    public ServeRep? Fallthrough { get; init; }

    public int? OffVariation { get; init; }

    public ImmutableArray<PrerequisiteRep>? Prerequisites { get; init; }

    [JsonPropertyName("_site")]
    public required Link Site { get; init; }

    [JsonPropertyName("_environmentName")]
    public required string EnvironmentName { get; init; }

    public required bool TrackEvents { get; init; }

    public required bool TrackEventsFallthrough { get; init; }

    [JsonPropertyName("_summary")]
    public TargetingSummaryRep? Summary { get; init; }

    public static FlagTargetingRep From(string project, FlagDefinition flag, string environment, string name, bool summary)
    {
        var targeting = flag.Environments[environment];
        var rep = new FlagTargetingRep
        {
            On = targeting.On,
            Archived = flag.Archived,
            Salt = targeting.Salt,
            Sel = targeting.Sel,
            LastModified = targeting.LastModified.ToUnixTimeMilliseconds(),
            Version = targeting.Version,
            Site = new Link($"/{project}/{environment}/features/{flag.Key}", "text/html"),
            EnvironmentName = name,
            TrackEvents = targeting.TrackEvents,
            TrackEventsFallthrough = targeting.TrackEventsFallthrough,
            Summary = TargetingSummaryRep.From(targeting),
        };
        return summary ? rep : rep.WithTargeting(targeting);
    }

    private FlagTargetingRep WithTargeting(FlagTargeting targeting) => this with
    {
        Targets = [.. targeting.Targets.Where(TargetRep.AreUsers).Select(TargetRep.From)],

        // A target of users is listed above; here it only keeps its place.
        ContextTargets = [.. targeting.Targets.Select(static target => TargetRep.From(TargetRep.AreUsers(target) ? target with { Values = [] } : target))],
        Rules = [.. targeting.Rules.Select(RuleRep.From)],
        Fallthrough = ServeRep.From(targeting.Fallthrough),
        OffVariation = targeting.OffVariation,
        Prerequisites = [.. targeting.Prerequisites.Select(static prerequisite => new PrerequisiteRep(prerequisite.Key, prerequisite.Variation))],
    };
}
