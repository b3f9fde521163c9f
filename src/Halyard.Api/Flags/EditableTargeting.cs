using System.Collections.Immutable;

namespace Halyard.Api.Flags;

/// <summary>What a JSON patch may change of the way an environment serves a flag.</summary>
public sealed record EditableTargeting
{
    public bool? On { get; init; }

    public int? OffVariation { get; init; }

    public ServeRep? Fallthrough { get; init; }

    public ImmutableArray<RuleRep>? Rules { get; init; }

    public ImmutableArray<TargetRep>? Targets { get; init; }

    public ImmutableArray<TargetRep>? ContextTargets { get; init; }

    public ImmutableArray<PrerequisiteRep>? Prerequisites { get; init; }

    public bool? TrackEvents { get; init; }

    public bool? TrackEventsFallthrough { get; init; }
}
