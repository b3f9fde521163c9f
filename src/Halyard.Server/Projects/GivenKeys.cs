namespace Halyard.Server.Projects;

/// <summary>Keys that an environment is to have instead of generated ones. The configuration may name some and leave the others.</summary>
internal sealed record GivenKeys(string? SdkKey = null, string? MobileKey = null, string? ClientSideId = null)
{
    public static GivenKeys None { get; } = new();
}
