namespace Halyard.Server.Events;

/// <summary>How often a variation of a flag was served in a minute; variation -1 is the caller's default.</summary>
internal sealed record MinuteCount
{
    /// <summary>The beginning of the minute, in Unix milliseconds.</summary>
    public required long Minute { get; init; }

    public required int Variation { get; init; }

    public required long Evaluations { get; init; }
}
