using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Server.Hosting;

namespace Halyard.Server.Flags.Instructions;

/// <summary>Instructions about what a flag is called, who looks after it and who gets it.</summary>
internal static class SettingEdits
{
    private const string Mobile = "usingMobileKey";
    private const string ClientSide = "usingEnvironmentId";

    public static Result<FlagDefinition>? Find(FlagDefinition flag, FlagInstruction instruction, FlagSurroundings surroundings) => instruction switch
    {
        FlagInstruction.UpdateName update => Keys.CheckName("value", update.Value) is { } refusal ? refusal : flag with { Name = update.Value },
        FlagInstruction.UpdateDescription update => CheckDescription(update.Value) is { } refusal ? refusal : flag with { Description = update.Value },
        FlagInstruction.AddTags add => AddTags(flag, add.Values),
        FlagInstruction.RemoveTags remove => flag with { Tags = flag.Tags.RemoveAll(tag => remove.Values.Contains(tag)) },
        FlagInstruction.UpdateMaintainerMember update => surroundings.Members.Contains(update.Value)
            ? flag with { MaintainerId = update.Value, MaintainerTeamKey = null }
            : Refusal.Invalid("value", $"There is no member with the id '{update.Value}'."),
        FlagInstruction.UpdateMaintainerTeam update => Keys.Check("value", update.Value, FlagLimits.Key) is { } refusal
            ? refusal
            : flag with { MaintainerTeamKey = update.Value, MaintainerId = null },
        FlagInstruction.RemoveMaintainer => flag with { MaintainerId = null, MaintainerTeamKey = null },
        FlagInstruction.TurnOnClientSideAvailability turnOn => SetAvailability(flag, turnOn.Value, true),
        FlagInstruction.TurnOffClientSideAvailability turnOff => SetAvailability(flag, turnOff.Value, false),
        _ => FindProperty(flag, instruction),
    };

    public static Refusal? CheckProperty(string key, CustomProperty property) =>
        CheckText("key", key)
        ?? CheckText("name", property.Name)
        ?? property.Value.Select(static value => CheckText("values", value)).FirstOrDefault(static refusal => refusal is not null);

    public static Refusal? CheckDescription(string description) => description.Length > FlagLimits.Description
        ? Refusal.Invalid("value", $"The description has {description.Length:N0} characters; it can have {FlagLimits.Description:N0}.")
        : null;

    private static Result<FlagDefinition>? FindProperty(FlagDefinition flag, FlagInstruction instruction) => instruction switch
    {
        FlagInstruction.AddCustomProperties add => SetProperty(
            flag,
            add.Key,
            new CustomProperty(add.Name, [.. (flag.CustomProperties.GetValueOrDefault(add.Key)?.Value ?? []).Union(add.Values, StringComparer.Ordinal)])),
        FlagInstruction.ReplaceCustomProperties replace => SetProperty(
            flag, replace.Key, new CustomProperty(replace.Name, [.. replace.Values.Distinct(StringComparer.Ordinal)])),
        FlagInstruction.RemoveCustomProperties remove => RemoveValues(flag, remove),
        _ => (Result<FlagDefinition>?)null,
    };

    private static Result<FlagDefinition> AddTags(FlagDefinition flag, ImmutableArray<string> added)
    {
        ImmutableArray<string> tags = [.. flag.Tags.Union(added, StringComparer.Ordinal)];
        return Keys.CheckTags("values", added) is { } refusal
            ? refusal
            : tags.Length > FlagLimits.Tags
                ? Refusal.Invalid("values", $"The flag would have {tags.Length} tags; it can have {FlagLimits.Tags}.")
                : flag with { Tags = tags };
    }

    private static Result<FlagDefinition> SetProperty(FlagDefinition flag, string key, CustomProperty property)
    {
        if (CheckProperty(key, property) is { } refusal)
        {
            return refusal;
        }

        if (property.Value.IsEmpty)
        {
            return Refusal.Invalid("values", "'values' must have at least one value. Remove the property with 'removeCustomProperties'.");
        }

        var all = flag.CustomProperties.SetItem(key, property);
        return all.Count <= FlagLimits.CustomProperties && property.Value.Length <= FlagLimits.CustomProperties
            ? flag with { CustomProperties = all }
            : Refusal.Invalid("key", $"A flag can have {FlagLimits.CustomProperties} custom properties of {FlagLimits.CustomProperties} values each.");
    }

    private static Result<FlagDefinition> RemoveValues(FlagDefinition flag, FlagInstruction.RemoveCustomProperties remove)
    {
        if (flag.CustomProperties.GetValueOrDefault(remove.Key) is not { } old)
        {
            return flag;
        }

        var kept = old.Value.RemoveAll(value => remove.Values.Contains(value));
        return flag with
        {
            CustomProperties = kept.IsEmpty
                ? flag.CustomProperties.Remove(remove.Key)
                : flag.CustomProperties.SetItem(remove.Key, old with { Value = kept }),
        };
    }

    private static Result<FlagDefinition> SetAvailability(FlagDefinition flag, string sdks, bool available) => sdks switch
    {
        Mobile => flag with { ClientSideAvailability = flag.ClientSideAvailability with { UsingMobileKey = available } },
        ClientSide => flag with { ClientSideAvailability = flag.ClientSideAvailability with { UsingEnvironmentId = available } },
        _ => Refusal.Invalid("value", $"'{sdks}' is not a kind of SDK; it must be '{Mobile}' or '{ClientSide}'."),
    };

    private static Refusal? CheckText(string field, string text) => text.Length is > 0 and <= FlagLimits.CustomPropertyText
        ? null
        : Refusal.Invalid(field, $"The {field} of a custom property must have 1 to {FlagLimits.CustomPropertyText} characters.");
}
