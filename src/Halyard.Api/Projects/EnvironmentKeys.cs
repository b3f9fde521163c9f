namespace Halyard.Api.Projects;

/// <summary>What SDKs sign in to an environment with.</summary>
/// <param name="SdkKey">For servers: <c>sdk-…</c>.</param>
/// <param name="MobileKey">For mobile apps: <c>mob-…</c>.</param>
/// <param name="ClientSideId">For browsers; not a secret.</param>
public sealed record EnvironmentKeys(string SdkKey, string MobileKey, string ClientSideId);
