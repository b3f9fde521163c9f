using Halyard.Server.Access;
using Halyard.Server.Changes;
using Halyard.Server.Dashboard;
using Halyard.Server.Delivery;
using Halyard.Server.Events;
using Halyard.Server.Flags;
using Halyard.Server.Hosting;
using Halyard.Server.Projects;
using Halyard.Server.Segments;
using Halyard.Server.Startup;
using Halyard.Server.Storage;

namespace Halyard.Server;

internal static class Program
{
    public static Task<int> Main(string[] args) => CommandLine.RunAsync(args, Build);

    /// <summary>The server's table of contents.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, DataDirectory directory)
    {
        var services = builder.Services;
        services.AddHosting();
        services.AddTelemetry(builder.Configuration);
        services.AddApiDescription();
        services.AddStorage(directory);
        services.AddAccess();
        services.AddChanges();
        services.AddProjects();
        services.AddSegments();
        services.AddDelivery();
        services.AddFlags();
        services.AddEvents();
        services.AddDashboard();
        services.AddStartup();

        var app = builder.Build();
        app.UseHosting();
        app.UseAccess();

        app.MapHealth();
        app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();
        app.MapApiDescription();
        app.MapAccess();
        app.MapProjects();
        app.MapEnvironments();
        app.MapFlags();
        app.MapSegments();
        app.MapAuditLog();
        app.MapDelivery();
        app.MapEvents();
        app.MapDashboard();
        return app;
    }
}
