namespace Halyard.Api.Flags;

public sealed record NewVariation(FlagValue Value, string? Name = null, string? Description = null);
