using System.Collections.Immutable;

namespace Halyard.Api.Flags;

public abstract partial record FlagInstruction
{
    public sealed record UpdateName(string Value) : FlagInstruction;

    public sealed record UpdateDescription(string Value) : FlagInstruction;

    public sealed record AddTags(ImmutableArray<string> Values) : FlagInstruction;

    public sealed record RemoveTags(ImmutableArray<string> Values) : FlagInstruction;

    /// <summary>Adds values to a custom property, and the property itself when it is new.</summary>
    public sealed record AddCustomProperties(string Key, string Name, ImmutableArray<string> Values) : FlagInstruction;

    public sealed record ReplaceCustomProperties(string Key, string Name, ImmutableArray<string> Values) : FlagInstruction;

    /// <summary>Removes values; a property without values is gone.</summary>
    public sealed record RemoveCustomProperties(string Key, ImmutableArray<string> Values) : FlagInstruction;

    /// <summary>Makes a member the maintainer, instead of a team.</summary>
    public sealed record UpdateMaintainerMember(string Value) : FlagInstruction;

    /// <summary>Makes a team the maintainer, instead of a member.</summary>
    public sealed record UpdateMaintainerTeam(string Value) : FlagInstruction;

    public sealed record RemoveMaintainer : FlagInstruction;

    /// <param name="Value"><c>usingMobileKey</c> or <c>usingEnvironmentId</c>.</param>
    public sealed record TurnOnClientSideAvailability(string Value) : FlagInstruction;

    /// <param name="Value"><c>usingMobileKey</c> or <c>usingEnvironmentId</c>.</param>
    public sealed record TurnOffClientSideAvailability(string Value) : FlagInstruction;
}
