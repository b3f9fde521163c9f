using Halyard.Server.Hosting;
using Halyard.Server.Startup.Demo;
using Halyard.Server.Storage;

using Microsoft.Extensions.Options;

namespace Halyard.Server.Startup;

/// <summary>From the command line to a server that listens, and to its end.</summary>
internal static class Serving
{
    // "Failed to convert configuration value 'many' at 'Halyard:Limits:RestBody' to type 'System.Int64'."
    private const string BinderFault = "Failed to convert configuration value";

    public static async Task<int> RunAsync(
        IReadOnlyDictionary<string, string?> settings,
        Func<WebApplicationBuilder, DataDirectory, WebApplication> build,
        CancellationToken cancellationToken)
    {
        var builder = Configure(settings);
        var directory = new DataDirectory(ServerConfiguration.DataPath(builder.Configuration));
        await using var app = BuildValid(() => build(builder, directory));
        directory.Create();
        using var held = DirectoryLock.Take(directory);
        var facts = await app.Services.GetRequiredService<Bootstrap>().RunAsync(cancellationToken);
        if (app.Configuration.GetValue<bool>("Halyard:Demo"))
        {
            await app.Services.GetRequiredService<DemoProject>().EnsureAsync(cancellationToken);
        }

        await StartAsync(app, cancellationToken);
        var banner = await app.Services.GetRequiredService<Greeting>().MakeAsync(app, facts, cancellationToken);
        RunningServer.Write(directory, new RunningServer(Environment.ProcessId, banner.Address));
        await Console.Out.WriteLineAsync(banner.ToString());
        await app.WaitForShutdownAsync(cancellationToken);
        return 0;
    }

    public static WebApplicationBuilder Configure(IReadOnlyDictionary<string, string?> settings)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            // The static files of the dashboard are listed under this name, whatever program hosts the server.
            ApplicationName = typeof(Serving).Assembly.GetName().Name,
            ContentRootPath = settings.GetValueOrDefault("contentRoot") ?? AppContext.BaseDirectory,
            EnvironmentName = settings.GetValueOrDefault("environment"),

            // Settings are read at the start: nothing watches their files.
            Args = ["--hostBuilder:reloadConfigOnChange=false"],
        });
        ServerConfiguration.Add(builder.Configuration, settings);
        StartLog.Quieten(builder);

        // It writes the address of each request, and addresses carry one-time links and keys of contexts: no setting may turn that on.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        Listening.UseDefault(builder);

        // From source the dashboard's files lie in the build's folders; the framework looks there by itself in Development only.
        builder.WebHost.UseStaticWebAssets();
        return builder;
    }

    // Nothing is made on the disk before the configuration is known to be right.
    private static WebApplication BuildValid(Func<WebApplication> build)
    {
        try
        {
            var app = build();
            UnknownSettings.Refuse(app.Configuration, app.Services.GetServices<SettingsSection>(), "Data", "Demo");
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            return app;
        }
        catch (OptionsValidationException exception)
        {
            throw new StartException(string.Join(Environment.NewLine, exception.Failures), exception);
        }
        catch (InvalidOperationException exception) when (exception.Message.StartsWith(BinderFault, StringComparison.Ordinal))
        {
            throw new StartException(exception.Message, exception);
        }
    }

    private static async Task StartAsync(WebApplication app, CancellationToken cancellationToken)
    {
        try
        {
            await app.StartAsync(cancellationToken);
            StartLog.Restore(app);
        }
        catch (IOException exception)
        {
            // What has begun already ends in good order.
            await app.StopAsync(cancellationToken);
            throw new StartException(
                $"{exception.Message} Choose where to listen with --urls, as in --urls http://localhost:5081.", exception);
        }
    }
}
