using Microsoft.Extensions.DependencyInjection;

namespace Halyard;

/// <summary>The place for the optional parts of a client in a container: what <c>AddHalyard</c> returns.</summary>
public sealed class HalyardBuilder
{
    internal HalyardBuilder(IServiceCollection services) => Services = services;

    /// <summary>The container's services.</summary>
    public IServiceCollection Services { get; }
}
