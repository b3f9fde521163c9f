namespace Halyard.Server.Delivery;

/// <summary>The open streams of an environment at one moment, and the SDK keys they were opened with.</summary>
internal sealed class OpenStreams(FeedConnection[] all)
{
    public FeedConnection[] All => all;

    public IReadOnlyCollection<string> Keys { get; } = all.Select(static connection => connection.Key).ToHashSet(StringComparer.Ordinal);
}
