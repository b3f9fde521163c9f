using Halyard.Server.Hosting;

namespace Halyard.Server.Delivery;

internal static class DeliverySetup
{
    /// <summary>What SDKs fetch flags from.</summary>
    public static void AddDelivery(this IServiceCollection services)
    {
        services.AddSettings<DeliveryOptions>("Halyard:Delivery");
        services.AddSingleton<DeliveryMetrics>();
        services.AddSingleton<ChangeWatch>();
        services.AddSingleton<FeedRegistry>();
        services.AddSingleton<FeedDoor>();
        services.AddHostedService<FeedLoop>();
        services.AddHealthChecks().AddCheck<FeedHealth>("flags");
    }
}
