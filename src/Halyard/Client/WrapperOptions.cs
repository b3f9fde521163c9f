namespace Halyard;

/// <summary>Which library wraps the SDK, for the service's statistics.</summary>
public sealed class WrapperOptions
{
    /// <summary>The library's name: letters, digits, <c>.</c>, <c>_</c> and <c>-</c>. Default: unset, which sends nothing.</summary>
    public string? Name { get; set; }

    /// <summary>The library's version, of the same characters. Default: unset.</summary>
    public string? Version { get; set; }
}
