namespace Halyard.Evaluation.Flags;

/// <summary>Which SDKs on people's devices may see a flag.</summary>
/// <param name="UsingMobileKey">SDKs with a mobile key.</param>
/// <param name="UsingEnvironmentId">Browsers, with the environment's client-side id.</param>
public sealed record ClientSideAvailability(bool UsingMobileKey, bool UsingEnvironmentId)
{
    /// <summary>Of a flag that says nothing: mobile SDKs may, browsers may not.</summary>
    public static readonly ClientSideAvailability Default = new(UsingMobileKey: true, UsingEnvironmentId: false);

    private static readonly ClientSideAvailability[] All = [new(false, false), new(false, true), new(true, false), new(true, true)];

    /// <summary>One of the four there are; shared, because every flag has one.</summary>
    internal static ClientSideAvailability Of(bool usingMobileKey, bool usingEnvironmentId) =>
        All[(usingMobileKey ? 2 : 0) + (usingEnvironmentId ? 1 : 0)];
}
