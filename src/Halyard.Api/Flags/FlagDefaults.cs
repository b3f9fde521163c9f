namespace Halyard.Api.Flags;

/// <summary>What a new environment serves at first: the indices of the variations for on and off.</summary>
public sealed record FlagDefaults(int OnVariation, int OffVariation);
