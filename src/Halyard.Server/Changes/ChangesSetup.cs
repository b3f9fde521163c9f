namespace Halyard.Server.Changes;

internal static class ChangesSetup
{
    /// <summary>The joint between the features: history, and the feed of what was changed.</summary>
    public static void AddChanges(this IServiceCollection services)
    {
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<Publisher>();
        services.AddSingleton<HistoryService>();
        services.AddSingleton<AuditVersions>();
    }
}
