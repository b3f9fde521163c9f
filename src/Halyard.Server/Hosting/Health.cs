using System.Text.Json;

using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Halyard.Server.Hosting;

/// <summary>
/// <c>/health/live</c>: the process answers. <c>/health/ready</c>: it has what it serves, with the age of the data; 503 until then. The
/// parts of the server register their checks by themselves.
/// </summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var live = new HealthCheckOptions { Predicate = static _ => false, ResponseWriter = WriteAsync };
        routes.MapHealthChecks("/health/live", live).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new HealthCheckOptions { ResponseWriter = WriteAsync }).AllowAnonymous();
    }

    // {"status":"Healthy","checks":{"flags":{"status":"Healthy","description":"…","dataAgeSeconds":0.4}}}
    private static async Task WriteAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteString("status", report.Status.ToString());
        json.WriteStartObject("checks");
        foreach (var (name, entry) in report.Entries)
        {
            Write(json, name, entry);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, HealthReportEntry entry)
    {
        json.WriteStartObject(name);
        json.WriteString("status", entry.Status.ToString());
        if (entry.Description is { } description)
        {
            json.WriteString("description", description);
        }

        foreach (var (key, value) in entry.Data)
        {
            if (value is double number)
            {
                json.WriteNumber(key, number);
            }
        }

        json.WriteEndObject();
    }
}
