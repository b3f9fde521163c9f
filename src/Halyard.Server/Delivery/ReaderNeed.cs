namespace Halyard.Server.Delivery;

/// <summary>What a reader needs next.</summary>
/// <param name="Everything">The state to send whole, if that is what it needs.</param>
/// <param name="Message">The change to send otherwise.</param>
/// <param name="Dropped">Changes that it does not need any more.</param>
internal readonly record struct ReaderNeed(FeedState? Everything, FeedMessage? Message, IReadOnlyCollection<FeedMessage>? Dropped)
{
    public bool IsNothing => Everything is null && Message is null;

    public ReadOnlyMemory<byte> Bytes => Everything?.Payload.Put ?? Message!.Bytes;
}
