namespace Halyard.Server.Access;

/// <summary>The secrets that SDKs sign in with. Browsers name the environment by its client-side ID, which is no secret.</summary>
internal enum EnvironmentKeyKind
{
    /// <summary><c>sdk-…</c>: the whole of the environment.</summary>
    Sdk,

    /// <summary><c>mob-…</c>: what is exposed to mobile apps.</summary>
    Mobile,
}
