using Halyard.Server.Hosting;

namespace Halyard.Server.Events;

internal static class EventsSetup
{
    /// <summary>Event intake, and the counts that it gives.</summary>
    public static void AddEvents(this IServiceCollection services)
    {
        services.AddSettings<EventOptions>("Halyard:Events");
        services.AddSingleton<EventMetrics>();
        services.AddSingleton<EventIntake>();
        services.AddSingleton<EvaluationCounts>();
        services.AddSingleton<EventWriter>();
        services.AddHostedService(static provider => provider.GetRequiredService<EventWriter>());
        services.AddHostedService<EventPruner>();
    }
}
