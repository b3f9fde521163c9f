using System.Diagnostics;

using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Halyard.Server.Hosting;

/// <summary>
/// Metrics for Prometheus at <c>/metrics</c>; metrics and traces to a collector when the standard variables
/// (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>) name one.
/// </summary>
internal static class TelemetrySetup
{
    private static readonly string[] Endpoints =
    [
        "OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT",
    ];

    // A stream lasts for days and a probe says nothing: neither makes a trace worth keeping.
    private static readonly string[] Untraced = ["/all", "/health", "/metrics", "/_blazor"];

    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(static resource => resource.AddService("halyard-server", serviceVersion: ProgramVersion.Text))
            .WithMetrics(static metrics => metrics
                .AddMeter(Telemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime")
                .AddPrometheusExporter())
            .WithTracing(static traces => traces
                .AddSource(Telemetry.Name)
                .AddAspNetCoreInstrumentation(static options =>
                {
                    options.Filter = static context =>
                        !Array.Exists(Untraced, path => context.Request.Path.StartsWithSegments(path, StringComparison.Ordinal));
                    options.EnrichWithHttpResponse = static (activity, response) => Redact(activity, response.HttpContext);
                }));
        if (Array.Exists(Endpoints, name => !string.IsNullOrEmpty(configuration[name])))
        {
            telemetry.UseOtlpExporter();
        }
    }

    // Paths and queries can carry keys of contexts and one-time links: a trace keeps the route instead.
    private static void Redact(Activity activity, HttpContext context)
    {
        activity.SetTag("url.path", (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "");
        activity.SetTag("url.query", null);
    }
}
