namespace Halyard.Server.Startup;

/// <summary><c>Halyard:Bootstrap:Project:Environments:…</c>: keys that a new environment has instead of generated ones.</summary>
internal sealed class BootstrapEnvironmentOptions
{
    /// <summary><c>sdk-…</c>.</summary>
    public string? SdkKey { get; set; }

    /// <summary><c>mob-…</c>.</summary>
    public string? MobileKey { get; set; }

    /// <summary>Letters, digits, hyphens and underscores; 24 hexadecimal digits when it is generated.</summary>
    public string? ClientSideId { get; set; }
}
