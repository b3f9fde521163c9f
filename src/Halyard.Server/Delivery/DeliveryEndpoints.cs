namespace Halyard.Server.Delivery;

/// <summary>
/// Where SDKs fetch flags. Short circuits: these requests are signed by an SDK key and have nothing to do with members and tokens, and what the rest of the
/// pipeline keeps for a request would be kept for days here, once for each stream.
/// </summary>
internal static class DeliveryEndpoints
{
    public static void MapDelivery(this IEndpointRouteBuilder routes)
    {
        // Made at the first request: while routes are mapped the data directory of a first start does not exist yet.
        var door = new Lazy<FeedDoor>(routes.ServiceProvider.GetRequiredService<FeedDoor>);
        routes.MapGet("/all", context => door.Value.StreamAsync(context)).ShortCircuit();
        routes.MapGet("/sdk/latest-all", context => door.Value.PollAsync(context)).ShortCircuit();
    }
}
