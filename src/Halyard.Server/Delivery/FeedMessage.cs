namespace Halyard.Server.Delivery;

/// <summary>One group of changes, serialised once: the same memory for every connection, with a count of those that have not had it yet.</summary>
internal sealed class FeedMessage(long number, ReadOnlyMemory<byte> bytes, IReadOnlyList<DeliveryReceipt> receipts, int connections)
{
    // One for whoever hands it out, so that it is not complete before everybody has been offered it.
    private int _pending = connections + 1;

    /// <summary>The state of the feed that a reader is in after it.</summary>
    public long Number => number;

    public ReadOnlyMemory<byte> Bytes => bytes;

    public IReadOnlyList<DeliveryReceipt> Receipts => receipts;

    /// <summary>One less to wait for; true when it was the last.</summary>
    public bool Release() => Interlocked.Decrement(ref _pending) == 0;
}
