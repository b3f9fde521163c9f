namespace Halyard.Server.Segments;

/// <summary>How large a segment may grow, so that every SDK of its environment can still load it.</summary>
internal static class SegmentLimits
{
    public const int Key = 256;
    public const int Description = 10_000;
    public const int Tags = 100;
    public const int Rules = 1_000;
    public const int Instructions = 1_000;

    /// <summary>Keys that the instructions of one request add and remove. A JSON patch, which replaces whole lists, is not so limited.</summary>
    public const int TargetsInRequest = 1_500;

    /// <summary>Keys that are included or excluded one by one.</summary>
    public const int Targets = 100_000;

    /// <summary>Segments one inside the other. The engine gives up at 128.</summary>
    public const int Depth = 50;
}
