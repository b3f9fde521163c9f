using System.Collections.Immutable;

namespace Halyard.Api.Flags;

public abstract partial record FlagInstruction
{
    /// <summary>Targets keys with a variation; a key that another variation targets is refused.</summary>
    public sealed record AddTargets(string VariationId, ImmutableArray<string> Values, string? ContextKind = null) : InEnvironment;

    public sealed record RemoveTargets(string VariationId, ImmutableArray<string> Values, string? ContextKind = null) : InEnvironment;

    /// <summary>Removes the targets of a variation, of all context kinds.</summary>
    public sealed record ClearTargets(string VariationId) : InEnvironment;

    /// <summary>These are all the targets from now on.</summary>
    public sealed record ReplaceTargets(ImmutableArray<NewTarget> Targets) : InEnvironment;

    public sealed record AddUserTargets(string VariationId, ImmutableArray<string> Values) : InEnvironment;

    public sealed record RemoveUserTargets(string VariationId, ImmutableArray<string> Values) : InEnvironment;

    public sealed record ClearUserTargets(string VariationId) : InEnvironment;

    /// <summary>These are all the targeted users from now on; every variation must be named once.</summary>
    public sealed record ReplaceUserTargets(ImmutableArray<NewTarget> Targets) : InEnvironment;
}
