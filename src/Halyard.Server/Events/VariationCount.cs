namespace Halyard.Server.Events;

/// <summary>How often a variation of a flag was served; variation -1 is the caller's default.</summary>
internal sealed record VariationCount
{
    public required string FlagKey { get; init; }

    public required int Variation { get; init; }

    public required long Evaluations { get; init; }
}
