namespace Halyard.Server.Delivery;

/// <summary>The receipts of the newest changes.</summary>
internal sealed class ReceiptLog
{
    private const int Limit = 50;

    private readonly Lock _lock = new();
    private readonly Queue<DeliveryReceipt> _receipts = [];

    public void Add(IEnumerable<DeliveryReceipt> receipts)
    {
        lock (_lock)
        {
            foreach (var receipt in receipts)
            {
                _receipts.Enqueue(receipt);
                if (_receipts.Count > Limit)
                {
                    _receipts.Dequeue();
                }
            }
        }
    }

    /// <summary>All of them, the newest first.</summary>
    public IReadOnlyList<DeliveryReceipt> List()
    {
        lock (_lock)
        {
            return [.. _receipts.Reverse()];
        }
    }
}
