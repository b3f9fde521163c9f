using System.Collections.Immutable;

using Halyard.Api.Flags;

namespace Halyard.Server.Flags;

/// <summary>A change of a flag as somebody asks for it.</summary>
internal sealed record FlagChange
{
    /// <summary>The environment that instructions are about unless they name another.</summary>
    public string? Environment { get; init; }

    public required ImmutableArray<FlagInstruction> Instructions { get; init; }

    public string? Comment { get; init; }

    /// <summary>The version that the change was made to. Without it, the change is made to the newest.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>Tells what would come of it, and changes nothing.</summary>
    public bool DryRun { get; init; }
}
