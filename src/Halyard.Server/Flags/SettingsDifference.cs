using System.Collections.Immutable;

using Halyard.Api.Flags;

namespace Halyard.Server.Flags;

/// <summary>The part of <see cref="FlagDifference"/> that is about the flag itself.</summary>
internal static class SettingsDifference
{
    private const string MobileKey = "usingMobileKey";
    private const string EnvironmentId = "usingEnvironmentId";

    public static IEnumerable<FlagInstruction> Between(FlagDefinition flag, EditableFlag wanted) =>
    [
        .. Texts(flag, wanted),
        .. Tags(flag.Tags, wanted.Tags ?? []),
        .. Lifecycle(flag, wanted),
        .. Maintainer(flag, wanted),
        .. Availability(flag, wanted),
        .. Properties(flag, wanted),
    ];

    private static IEnumerable<FlagInstruction> Texts(FlagDefinition flag, EditableFlag wanted)
    {
        if (wanted.Name is { } name && name != flag.Name)
        {
            yield return new FlagInstruction.UpdateName(name);
        }

        if ((wanted.Description ?? "") is var description && description != flag.Description)
        {
            yield return new FlagInstruction.UpdateDescription(description);
        }
    }

    private static IEnumerable<FlagInstruction> Tags(ImmutableArray<string> tags, ImmutableArray<string> wanted)
    {
        if (tags.Except(wanted, StringComparer.Ordinal).ToImmutableArray() is { IsEmpty: false } removed)
        {
            yield return new FlagInstruction.RemoveTags(removed);
        }

        if (wanted.Except(tags, StringComparer.Ordinal).ToImmutableArray() is { IsEmpty: false } added)
        {
            yield return new FlagInstruction.AddTags(added);
        }
    }

    private static IEnumerable<FlagInstruction> Lifecycle(FlagDefinition flag, EditableFlag wanted)
    {
        if ((wanted.Temporary ?? flag.Temporary) != flag.Temporary)
        {
            yield return flag.Temporary ? new FlagInstruction.MakeFlagPermanent() : new FlagInstruction.MakeFlagTemporary();
        }

        if ((wanted.Archived ?? false) != flag.Archived)
        {
            yield return flag.Archived ? new FlagInstruction.RestoreFlag() : new FlagInstruction.ArchiveFlag();
        }

        if ((wanted.Deprecated ?? false) != flag.Deprecated)
        {
            yield return flag.Deprecated ? new FlagInstruction.RestoreDeprecatedFlag() : new FlagInstruction.DeprecateFlag();
        }
    }

    private static IEnumerable<FlagInstruction> Maintainer(FlagDefinition flag, EditableFlag wanted)
    {
        if (wanted.MaintainerId is { } member && member != flag.MaintainerId)
        {
            yield return new FlagInstruction.UpdateMaintainerMember(member);
        }
        else if (wanted.MaintainerTeamKey is { } team && team != flag.MaintainerTeamKey)
        {
            yield return new FlagInstruction.UpdateMaintainerTeam(team);
        }
        else if (wanted is { MaintainerId: null, MaintainerTeamKey: null } && (flag.MaintainerId ?? flag.MaintainerTeamKey) is not null)
        {
            yield return new FlagInstruction.RemoveMaintainer();
        }
    }

    private static IEnumerable<FlagInstruction> Availability(FlagDefinition flag, EditableFlag wanted)
    {
        var availability = wanted.ClientSideAvailability ?? flag.ClientSideAvailability;

        // The older member says the same of browsers; whichever the patch touched counts.
        var before = flag.ClientSideAvailability.UsingEnvironmentId;
        var browsers = wanted.IncludeInSnippet is { } snippet && snippet != before ? snippet : availability.UsingEnvironmentId;
        if (availability.UsingMobileKey != flag.ClientSideAvailability.UsingMobileKey)
        {
            yield return Turn(MobileKey, availability.UsingMobileKey);
        }

        if (browsers != before)
        {
            yield return Turn(EnvironmentId, browsers);
        }
    }

    private static FlagInstruction Turn(string what, bool on) =>
        on ? new FlagInstruction.TurnOnClientSideAvailability(what) : new FlagInstruction.TurnOffClientSideAvailability(what);

    private static IEnumerable<FlagInstruction> Properties(FlagDefinition flag, EditableFlag wanted)
    {
        var properties = wanted.CustomProperties ?? ImmutableSortedDictionary<string, CustomProperty>.Empty;
        foreach (var (key, property) in flag.CustomProperties)
        {
            if (!properties.ContainsKey(key))
            {
                yield return new FlagInstruction.RemoveCustomProperties(key, property.Value);
            }
        }

        foreach (var (key, property) in properties)
        {
            if (flag.CustomProperties.GetValueOrDefault(key) is not { } current
                || current.Name != property.Name
                || !current.Value.SequenceEqual(property.Value))
            {
                yield return new FlagInstruction.ReplaceCustomProperties(key, property.Name, property.Value);
            }
        }
    }
}
