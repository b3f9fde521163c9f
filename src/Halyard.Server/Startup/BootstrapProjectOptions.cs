namespace Halyard.Server.Startup;

/// <summary><c>Halyard:Bootstrap:Project</c>.</summary>
internal sealed class BootstrapProjectOptions
{
    /// <summary>The project's key; <c>default</c> by default.</summary>
    public string? Key { get; set; }

    /// <summary>Its environments by their keys; <c>test</c> and <c>production</c> when there are none here.</summary>
    public Dictionary<string, BootstrapEnvironmentOptions> Environments { get; set; } = new(StringComparer.Ordinal);
}
