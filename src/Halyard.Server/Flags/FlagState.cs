namespace Halyard.Server.Flags;

/// <summary>Where a flag is in its life.</summary>
internal enum FlagState
{
    /// <summary>Neither deprecated nor archived.</summary>
    Live,

    Deprecated,

    Archived,
}
