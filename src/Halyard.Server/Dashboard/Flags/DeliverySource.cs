using Halyard.Server.Delivery;

namespace Halyard.Server.Dashboard.Flags;

/// <summary>Asks the feeds who has what.</summary>
internal sealed class DeliverySource(FeedRegistry feeds)
{
    /// <summary>How often pages ask anew; it costs a look into memory.</summary>
    public static readonly TimeSpan Pace = TimeSpan.FromSeconds(1);

    public int Connections(string project, string environment) => feeds.Find(project, environment)?.Connections ?? 0;

    public DeliveryState Of(string project, string environment, string flag, int version)
    {
        if (feeds.Find(project, environment) is not { Connections: > 0 and var connections } feed)
        {
            return new DeliveryState(0, false, null);
        }

        var path = $"/flags/{flag}";
        var receipt = feed.Receipts.FirstOrDefault(receipt => receipt.Path == path && receipt.Version == version);
        return new DeliveryState(connections, receipt is { Elapsed: null }, receipt is { Connections: > 0 } ? receipt.Elapsed : null);
    }
}
