namespace Halyard.Api.Flags;

/// <param name="VariationId">The variation that is served.</param>
/// <param name="Weight">Its share in thousandths of a percent.</param>
/// <param name="Untracked">Whether an experiment leaves this share out.</param>
public sealed record NewShare(string VariationId, int Weight, bool Untracked = false);
