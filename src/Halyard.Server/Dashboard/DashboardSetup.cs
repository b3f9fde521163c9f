using Halyard.Server.Dashboard.Flags;
using Halyard.Server.Dashboard.Shell;
using Halyard.Server.Dashboard.Targeting;

using MudBlazor;
using MudBlazor.Services;

namespace Halyard.Server.Dashboard;

internal static class DashboardSetup
{
    public static void AddDashboard(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices(static options =>
        {
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            options.SnackbarConfiguration.ShowCloseIcon = false;
            options.SnackbarConfiguration.VisibleStateDuration = 4000;
            options.SnackbarConfiguration.HideTransitionDuration = 150;
            options.SnackbarConfiguration.ShowTransitionDuration = 150;
        });
        services.AddLocalization();
        services.AddScoped<Visitor>();
        services.AddScoped<ScopeSource>();
        services.AddScoped<PageServices>();
        services.AddScoped<CurveSource>();
        services.AddScoped<DeliverySource>();
        services.AddScoped<TargetingSource>();
    }

    public static void MapDashboard(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode();
    }
}
