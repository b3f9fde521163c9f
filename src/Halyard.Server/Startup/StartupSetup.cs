using Halyard.Server.Hosting;
using Halyard.Server.Startup.Demo;

using Microsoft.Extensions.Options;

namespace Halyard.Server.Startup;

internal static class StartupSetup
{
    /// <summary>What happens once, before the server listens and when it does.</summary>
    public static void AddStartup(this IServiceCollection services)
    {
        services.AddSettings<BootstrapOptions>(BootstrapRules.Section);
        services.AddSingleton<IValidateOptions<BootstrapOptions>, BootstrapRules>();
        services.AddSingleton<Bootstrap>();
        services.AddSingleton<DemoProject>();
        services.AddSingleton<Greeting>();
    }
}
