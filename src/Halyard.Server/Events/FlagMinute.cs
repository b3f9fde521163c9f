namespace Halyard.Server.Events;

/// <summary>How often a flag was evaluated in a minute.</summary>
internal sealed record FlagMinute
{
    public required string FlagKey { get; init; }

    /// <summary>The beginning of the minute, in Unix milliseconds.</summary>
    public required long Minute { get; init; }

    public required long Evaluations { get; init; }
}
