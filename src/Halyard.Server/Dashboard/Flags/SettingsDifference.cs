using System.Collections.Immutable;

using Halyard.Api.Flags;

using static Halyard.Api.Flags.FlagInstruction;

namespace Halyard.Server.Dashboard.Flags;

/// <summary>The instructions that turn a flag's settings into those that were typed. Only what differs is said, so that others' changes stay.</summary>
internal static class SettingsDifference
{
    public static ImmutableArray<FlagInstruction> Of(
        FlagDefinition flag, string name, string description, IReadOnlyList<string> tags, bool temporary, bool browsers, bool mobiles)
    {
        var all = ImmutableArray.CreateBuilder<FlagInstruction>();
        AddIf(flag.Name != name, new UpdateName(name));
        AddIf(flag.Description != description, new UpdateDescription(description));
        var added = tags.Except(flag.Tags).ToImmutableArray();
        var removed = flag.Tags.Except(tags).ToImmutableArray();
        AddIf(!added.IsEmpty, new AddTags(added));
        AddIf(!removed.IsEmpty, new RemoveTags(removed));
        AddIf(flag.Temporary != temporary, temporary ? new MakeFlagTemporary() : new MakeFlagPermanent());
        AddIf(flag.ClientSideAvailability.UsingEnvironmentId != browsers, Expose(browsers, "usingEnvironmentId"));
        AddIf(flag.ClientSideAvailability.UsingMobileKey != mobiles, Expose(mobiles, "usingMobileKey"));
        return all.ToImmutable();

        void AddIf(bool differs, FlagInstruction instruction)
        {
            if (differs)
            {
                all.Add(instruction);
            }
        }
    }

    private static FlagInstruction Expose(bool on, string to) => on ? new TurnOnClientSideAvailability(to) : new TurnOffClientSideAvailability(to);
}
