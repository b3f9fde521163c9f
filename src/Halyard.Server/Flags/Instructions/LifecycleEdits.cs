using System.Diagnostics;

using Halyard.Api.Flags;
using Halyard.Server.Hosting;

namespace Halyard.Server.Flags.Instructions;

/// <summary>Instructions about a flag's life: temporary or permanent, deprecated, archived, deleted.</summary>
internal static class LifecycleEdits
{
    public static Result<FlagDefinition> Of(FlagDefinition flag, FlagInstruction instruction, FlagSurroundings surroundings) => instruction switch
    {
        FlagInstruction.MakeFlagPermanent => flag with { Temporary = false },
        FlagInstruction.MakeFlagTemporary => flag with { Temporary = true },
        FlagInstruction.ArchiveFlag when flag.Archived => flag,
        FlagInstruction.ArchiveFlag => FindUse("archived", flag, surroundings) is { } refusal
            ? refusal
            : flag with { Archived = true, ArchivedAt = surroundings.At },
        FlagInstruction.RestoreFlag => flag with { Archived = false, ArchivedAt = null },
        FlagInstruction.DeprecateFlag when flag.Deprecated => flag,
        FlagInstruction.DeprecateFlag => flag with { Deprecated = true, DeprecatedAt = surroundings.At },
        FlagInstruction.RestoreDeprecatedFlag => flag with { Deprecated = false, DeprecatedAt = null },
        FlagInstruction.DeleteFlag => FindUse("deleted", flag, surroundings) is { } refusal ? refusal : flag,
        _ => throw new UnreachableException(),
    };

    /// <summary>The refusal to take a flag away that others need; null when none does.</summary>
    private static Refusal? FindUse(string what, FlagDefinition flag, FlagSurroundings surroundings) =>
        surroundings.Prerequisites.UsesOf(flag.Key).FirstOrDefault() is { } use
            ? Refusal.Conflict(
                $"Flag '{flag.Key}' cannot be {what}: it is a prerequisite of flag '{use.Flag}' in '{use.Environment}'. Remove that prerequisite first.")
            : null;
}
