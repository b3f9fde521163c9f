using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Halyard.Client;

/// <summary>Reads the options from the configuration section <c>Halyard</c>, if the container has a configuration.</summary>
internal sealed class OptionsBinding(IServiceProvider services) : IConfigureOptions<HalyardOptions>
{
    public void Configure(HalyardOptions options) => services.GetService<IConfiguration>()?.GetSection("Halyard").Bind(options);
}
