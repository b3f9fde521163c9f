namespace Halyard.Server.Events;

/// <summary>How often a flag was evaluated, and how often each variation was served; variation -1 is the caller's default.</summary>
internal sealed record FlagEvaluations(long Total, IReadOnlyDictionary<int, long> ByVariation)
{
    public static FlagEvaluations None { get; } = new(0, new Dictionary<int, long>());
}
