#pragma warning disable CA1720 // The types have the names that JSON gives them.

namespace Halyard.Api.Flags;

/// <summary>What the variations of a flag are.</summary>
public enum VariationType
{
    Boolean,
    String,
    Number,

    /// <summary>Objects, arrays and whatever stands beside them.</summary>
    Json,
}
