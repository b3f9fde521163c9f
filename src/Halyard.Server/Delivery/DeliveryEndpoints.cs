namespace Halyard.Server.Delivery;

/// <summary>
/// Where SDKs fetch flags. Short circuits: these requests are signed by an SDK key and have nothing to do with members and tokens, and what the rest of the
/// pipeline keeps for a request would be kept for days here, once for each stream.
/// </summary>
internal static class DeliveryEndpoints
{
    public static void MapDelivery(this IEndpointRouteBuilder routes)
    {
        var door = routes.ServiceProvider.GetRequiredService<FeedDoor>();
        routes.MapGet("/all", door.StreamAsync).ShortCircuit();
        routes.MapGet("/sdk/latest-all", door.PollAsync).ShortCircuit();
    }
}
