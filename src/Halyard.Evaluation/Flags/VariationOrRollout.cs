namespace Halyard.Evaluation.Flags;

/// <summary>What is served: one variation for all, or a share of contexts for each. If both are given, the variation counts.</summary>
public sealed record VariationOrRollout
{
    /// <summary>Neither: to reach it is an error.</summary>
    public static readonly VariationOrRollout None = new();

    // Most flags serve one of their first few variations: those are shared.
    private static readonly VariationOrRollout[] Common = [.. Enumerable.Range(0, 8).Select(Of)];

    /// <summary>The index of the variation for all.</summary>
    public int? Variation { get; init; }

    /// <summary>The shares.</summary>
    public Rollout? Rollout { get; init; }

    /// <summary>One variation for all.</summary>
    /// <param name="variation">Its index.</param>
    /// <returns>What is served.</returns>
    public static VariationOrRollout Of(int variation) => new() { Variation = variation };

    /// <summary>A share of contexts for each variation.</summary>
    /// <param name="rollout">The shares.</param>
    /// <returns>What is served.</returns>
    public static VariationOrRollout Of(Rollout rollout) => new() { Rollout = rollout };

    internal static VariationOrRollout Of(int? variation, Rollout? rollout) => (variation, rollout) switch
    {
        (null, null) => None,
        ( >= 0 and < 8, null) => Common[variation.Value],
        _ => new() { Variation = variation, Rollout = rollout },
    };
}
