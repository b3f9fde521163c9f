namespace Halyard.Server.Startup;

/// <summary>
/// <c>Halyard:Bootstrap</c>: what an installation is to have from its first start, for containers and tests. What exists is never changed
/// by it.
/// </summary>
internal sealed class BootstrapOptions
{
    /// <summary>
    /// An access token of the owner with all permissions: <c>api-…</c>. None by default; then the first start makes one and prints it.
    /// </summary>
    public string? AccessToken { get; set; }

    /// <summary>The owner's password. None by default; then one signs in by link. Changing it here changes it.</summary>
    public string? AdminPassword { get; set; }

    public BootstrapProjectOptions Project { get; set; } = new();
}
