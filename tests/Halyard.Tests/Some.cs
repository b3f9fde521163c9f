using Halyard.Evaluation.Flags;

namespace Halyard.Tests;

/// <summary>Things that any will do for.</summary>
internal static class Some
{
    /// <summary>A flag that is on and serves a value to everybody: true unless something else is given.</summary>
    public static Flag Flag(string key, FlagValue? value = null, int version = 1) =>
        FlagBuilder.Of(key, value ?? true, "off").On().Version(version).Build();
}
