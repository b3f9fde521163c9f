using System.Collections.Immutable;

namespace Halyard.Api.Flags;

/// <summary>What an instruction lets a rule or the default rule serve. Exactly one of variation, weights and rollout is given.</summary>
public interface IServing
{
    string? VariationId { get; }

    /// <summary>The share of each variation, by its id, in thousandths of a percent: 100,000 in total.</summary>
    ImmutableSortedDictionary<string, int>? RolloutWeights { get; }

    /// <summary>With weights: the attribute that deals contexts out; its key when none is given.</summary>
    string? RolloutBucketBy { get; }

    /// <summary>With weights: the kind of context that is dealt out; <c>user</c> when none is given.</summary>
    string? RolloutContextKind { get; }

    /// <summary>A rollout that says more than weights can: an experiment's, a seed, the order of the shares.</summary>
    NewRollout? Rollout { get; }
}
