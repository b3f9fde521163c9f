namespace Halyard.Evaluation.Flags;

/// <summary>A share of contexts.</summary>
/// <param name="Variation">The index of the variation they are served.</param>
/// <param name="Weight">The share in thousandths of a percent: 100,000 is everybody.</param>
/// <param name="Untracked">Whether they are left out of the experiment.</param>
public sealed record WeightedVariation(int Variation, int Weight, bool Untracked = false);
