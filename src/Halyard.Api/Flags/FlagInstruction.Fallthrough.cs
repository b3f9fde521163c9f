using System.Collections.Immutable;

namespace Halyard.Api.Flags;

public abstract partial record FlagInstruction
{
    /// <summary>What everybody is served whom no target and no rule matches.</summary>
    public sealed record UpdateFallthroughVariationOrRollout : InEnvironment, IServing
    {
        public string? VariationId { get; init; }

        public ImmutableSortedDictionary<string, int>? RolloutWeights { get; init; }

        public string? RolloutBucketBy { get; init; }

        public string? RolloutContextKind { get; init; }

        public NewRollout? Rollout { get; init; }
    }

    /// <summary>What is served while the flag is off; without a variation, the default in the caller's code.</summary>
    public sealed record UpdateOffVariation(string? VariationId = null) : InEnvironment;

    public sealed record UpdateTrackEvents(bool TrackEvents) : InEnvironment;

    public sealed record UpdateTrackEventsFallthrough(bool TrackEvents) : InEnvironment;

    /// <summary>One in how many operations of a migration is checked for consistency; null for every one.</summary>
    public sealed record UpdateMigrationCheckRatio(int? CheckRatio = null) : InEnvironment;
}
