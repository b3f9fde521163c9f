using System.Collections.Immutable;

namespace Halyard.Evaluation.Flags;

/// <summary>Shares of contexts: a hash of an attribute puts each context into one.</summary>
public sealed record Rollout
{
    /// <summary>Whether this is an experiment.</summary>
    public RolloutKind Kind { get; init; }

    /// <summary>
    /// The kind of context whose attribute is hashed. Null or empty means <c>user</c>, and that <see cref="BucketBy"/> is a plain name.
    /// </summary>
    public string? ContextKind { get; init; }

    /// <summary>A reference to the attribute that is hashed; null or empty means the key. Experiments always use the key.</summary>
    public string? BucketBy { get; init; }

    /// <summary>Hashed in place of the flag's key and salt, so that several flags fall alike.</summary>
    public long? Seed { get; init; }

    /// <summary>The shares, in order. If they do not add up to 100,000 the last takes the rest.</summary>
    public ImmutableArray<WeightedVariation> Variations { get; init => field = value.OrEmpty(); } = [];

    /// <summary>Shares of users by their key.</summary>
    /// <param name="weights">The share of each variation, in their order, in thousandths of a percent.</param>
    /// <returns>A rollout.</returns>
    public static Rollout Of(params ReadOnlySpan<int> weights)
    {
        var shares = ImmutableArray.CreateBuilder<WeightedVariation>(weights.Length);
        foreach (var weight in weights)
        {
            shares.Add(new(shares.Count, weight));
        }

        return new() { ContextKind = Context.DefaultKind, Variations = shares.MoveToImmutable() };
    }
}
