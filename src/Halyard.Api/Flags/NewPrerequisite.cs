namespace Halyard.Api.Flags;

/// <param name="Key">The other flag.</param>
/// <param name="VariationId">What the other flag must serve.</param>
public sealed record NewPrerequisite(string Key, string VariationId);
