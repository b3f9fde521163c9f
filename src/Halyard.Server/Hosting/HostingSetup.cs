using System.Text.Json.Serialization;

using Halyard.Api;

using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Halyard.Server.Hosting;

internal static class HostingSetup
{
    /// <summary>What every request goes through: proxies, limits, compression, errors, JSON.</summary>
    public static void AddHosting(this IServiceCollection services)
    {
        services.AddSettings<LimitOptions>("Halyard:Limits");
        services.AddSettings<ProxyOptions>("Halyard:Proxy");
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<IConfigureOptions<ForwardedHeadersOptions>, Proxy>();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<LimitOptions>>(static (kestrel, limits) =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = limits.Value.RestBody;
        });
        services.AddOptions<HostOptions>().Configure<IOptions<LimitOptions>>(
            static (host, limits) => host.ShutdownTimeout = limits.Value.Stop);
        services.AddRequestDecompression();
        services.AddCors(Cors.Configure);
        services.AddExceptionHandler<Faults>();
        services.ConfigureHttpJsonOptions(static json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default);

            // The framework's options, not those of the context, are the ones that count for answers; clients reject null for what is
            // absent.
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        });
    }

    public static void UseHosting(this WebApplication app)
    {
        Proxy.Use(app);
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // The framework's own log of a failure: a request that was wrong is not one.
            ExceptionHandler = static _ => Task.CompletedTask,
            SuppressDiagnosticsCallback = static context => context.Exception is Microsoft.AspNetCore.Http.BadHttpRequestException,
        });
        app.UseStatusCodePages(Faults.FillEmptyAsync);
        app.Use(MethodOverride.ApplyAsync);
        app.UseRouting();
        app.UseWhen(
            static context => context.Request.Path.StartsWithSegments("/api/v2", StringComparison.Ordinal),
            static api => api.UseCors(Cors.Api));
        app.UseRequestDecompression();
        app.Use(BrowserSafety.AddHeadersAsync);
    }
}
