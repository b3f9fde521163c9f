using System.Collections.Immutable;

namespace Halyard.Api.Flags;

public abstract partial record FlagInstruction
{
    /// <summary>The flag serves its off variation unless another flag serves the given variation.</summary>
    public sealed record AddPrerequisite(string Key, string VariationId) : InEnvironment;

    public sealed record UpdatePrerequisite(string Key, string VariationId) : InEnvironment;

    public sealed record RemovePrerequisite(string Key) : InEnvironment;

    public sealed record ReplacePrerequisites(ImmutableArray<NewPrerequisite> Prerequisites) : InEnvironment;
}
