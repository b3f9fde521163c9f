namespace Halyard.Evaluation.Flags;

/// <summary>A flag that must be on and serve a certain variation.</summary>
/// <param name="Key">The other flag's key.</param>
/// <param name="Variation">The index it must serve.</param>
public sealed record Prerequisite(string Key, int Variation);
