using Halyard.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Halyard;

/// <summary>Puts a <see cref="HalyardClient"/> into a container.</summary>
public static class HalyardServices
{
    /// <summary>
    /// Registers the client as a singleton, with the options of the configuration section <c>Halyard</c> and, on top of them, of the code.
    /// </summary>
    /// <remarks>
    /// A host starts the client and waits for its first flags, for <see cref="HalyardOptions.StartWait"/> at most. Faulty options fail the
    /// host's start, with every fault in one exception. Logs, and the clock if there is one, are the container's, which also disposes the
    /// client. Calling it again adds options only.
    /// </remarks>
    /// <param name="services">The container's services.</param>
    /// <param name="configure">Sets options; runs after the configuration was read.</param>
    /// <returns>The place for the client's optional parts.</returns>
    public static HalyardBuilder AddHalyard(this IServiceCollection services, Action<HalyardOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<HalyardOptions>().ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<HalyardOptions>, OptionsBinding>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<HalyardOptions>, OptionsValidation>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, ClientStarter>());
        services.TryAddSingleton(MakeClient);
        if (configure is not null)
        {
            services.Configure(configure);
        }

        return new HalyardBuilder(services);
    }

    private static HalyardClient MakeClient(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<HalyardOptions>>().Value;
        options.LoggerFactory ??= services.GetService<ILoggerFactory>();
        options.TimeProvider ??= services.GetService<TimeProvider>();
        return new HalyardClient(options);
    }
}
