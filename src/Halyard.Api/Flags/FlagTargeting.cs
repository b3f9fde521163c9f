using System.Collections.Immutable;

using Halyard.Evaluation.Flags;

namespace Halyard.Api.Flags;

/// <summary>How one environment serves a flag.</summary>
public sealed record FlagTargeting
{
    public bool On { get; init; }

    /// <summary>Counts what SDKs of this environment get to see, deletions included. It never goes back.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset LastModified { get; init; }

    /// <summary>Part of what percentage rollouts hash: another salt deals everybody out anew.</summary>
    public required string Salt { get; init; }

    public required string Sel { get; init; }

    public ImmutableArray<Prerequisite> Prerequisites { get; init; } = [];

    /// <summary>Individual targets of every context kind, users included, in the order of evaluation.</summary>
    public ImmutableArray<Target> Targets { get; init; } = [];

    public ImmutableArray<TargetingRule> Rules { get; init; } = [];

    public required VariationOrRollout Fallthrough { get; init; }

    public int? OffVariation { get; init; }

    public bool TrackEvents { get; init; }

    public bool TrackEventsFallthrough { get; init; }

    /// <summary>One in how many migration operations is checked for consistency.</summary>
    public int? MigrationCheckRatio { get; init; }
}
