using System.Collections.Immutable;

namespace Halyard.Api.Flags;

internal static class TargetSentences
{
    /// <summary>Null for instructions that are not about individual targets.</summary>
    public static string? Find(FlagDefinition flag, FlagInstruction.InEnvironment instruction) => instruction switch
    {
        FlagInstruction.AddTargets add => $"Served {flag.NameOf(add.VariationId)} to {Keys(add.ContextKind, add.Values)}",
        FlagInstruction.RemoveTargets remove =>
            $"No longer served {flag.NameOf(remove.VariationId)} to {Keys(remove.ContextKind, remove.Values)} individually",
        FlagInstruction.AddUserTargets add => $"Served {flag.NameOf(add.VariationId)} to {Keys(null, add.Values)}",
        FlagInstruction.RemoveUserTargets remove =>
            $"No longer served {flag.NameOf(remove.VariationId)} to {Keys(null, remove.Values)} individually",
        FlagInstruction.ClearTargets clear => $"Removed the individual targets of {flag.NameOf(clear.VariationId)}",
        FlagInstruction.ClearUserTargets clear => $"Removed the targeted users of {flag.NameOf(clear.VariationId)}",
        FlagInstruction.ReplaceTargets => "Replaced the individual targets",
        FlagInstruction.ReplaceUserTargets => "Replaced the targeted users",
        _ => null,
    };

    private static string Keys(string? contextKind, ImmutableArray<string> keys) =>
        $"{(string.IsNullOrEmpty(contextKind) ? Context.DefaultKind : contextKind)} {Words.List(keys)}";
}
