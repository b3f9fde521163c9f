namespace Halyard;

/// <summary>
/// Which application runs the client. Up to 64 letters, digits, <c>.</c>, <c>_</c> and <c>-</c> each; anything else is left out with a
/// warning.
/// </summary>
public sealed class ApplicationOptions
{
    /// <summary>The application's name for the service, such as <c>web-shop</c>. Default: unset.</summary>
    public string? Id { get; set; }

    /// <summary>The application's version, such as <c>1.4.2</c>. Default: unset.</summary>
    public string? Version { get; set; }
}
