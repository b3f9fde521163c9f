namespace Halyard.Server.Flags;

/// <summary>How large a flag may grow, so that every SDK of every environment can still load it.</summary>
internal static class FlagLimits
{
    public const int Key = 256;
    public const int Description = 10_000;
    public const int Tags = 100;
    public const int Variations = 200;
    public const int VariationValue = 100_000;
    public const int Rules = 1_000;
    public const int Targets = 100_000;
    public const int Prerequisites = 100;

    /// <summary>Flags one below the other. The engine gives up at 128.</summary>
    public const int PrerequisiteDepth = 50;

    public const int CustomProperties = 64;
    public const int CustomPropertyText = 64;
    public const int Instructions = 1_000;
}
