namespace Halyard.Server.Startup;

/// <summary>
/// Until the server listens, the host's own report of a failed start is held back: the same is said in one sentence, without a stack trace.
/// </summary>
internal sealed class StartLog
{
    private const string Host = "Microsoft.Extensions.Hosting.Internal.Host";

    private volatile bool _hasStarted;

    public static void Quieten(WebApplicationBuilder builder)
    {
        var log = new StartLog();
        builder.Services.AddSingleton(log);
        builder.Logging.AddFilter(Host, _ => log._hasStarted);
    }

    public static void Restore(WebApplication app) => app.Services.GetRequiredService<StartLog>()._hasStarted = true;
}
