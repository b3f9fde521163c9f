using System.Collections.Immutable;

using Halyard.Api.Flags;

namespace Halyard.Server.Flags;

/// <summary>What instructions make of a flag.</summary>
/// <param name="Flag">The flag afterwards, at its new versions; the same flag when nothing has changed.</param>
/// <param name="Done">The instructions that changed something.</param>
/// <param name="Sentences">What they did.</param>
/// <param name="IsDeleted">Whether the flag is to be deleted.</param>
internal sealed record FlagOutcome(
    FlagDefinition Flag, ImmutableArray<FlagInstruction> Done, ImmutableArray<string> Sentences, bool IsDeleted)
{
    public bool ChangesNothing => Done.IsEmpty;
}
