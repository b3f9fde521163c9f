namespace Halyard.Api.Flags;

/// <param name="Key">The other flag.</param>
/// <param name="Variation">The index of the variation that it must serve.</param>
public sealed record PrerequisiteRep(string Key, int Variation);
