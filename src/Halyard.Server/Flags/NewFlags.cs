using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Api.Projects;
using Halyard.Evaluation.Flags;
using Halyard.Server.Flags.Instructions;
using Halyard.Server.Hosting;

namespace Halyard.Server.Flags;

/// <summary>What a new flag is like: as its maker wants it, as the flag it copies, as its project prescribes. Pure.</summary>
internal static class NewFlags
{
    private static readonly ImmutableSortedDictionary<string, CustomProperty> NoProperties = ImmutableSortedDictionary<string, CustomProperty>.Empty;

    public static Result<FlagDefinition> Define(
        NewFlag wanted,
        FlagDefinition? source,
        ProjectDefinition project,
        IReadOnlyList<EnvironmentDefinition> environments,
        string? maker,
        DateTimeOffset at)
    {
        if (Check(wanted, project) is { } wrong)
        {
            return wrong;
        }

        if (Variations(wanted, source).IsRefused(out var refusal, out var variations)
            || Defaults(wanted, source, variations.Length).IsRefused(out refusal, out var defaults))
        {
            return refusal;
        }

        return new FlagDefinition
        {
            Key = wanted.Key,
            Name = wanted.Name,
            Description = wanted.Description ?? source?.Description ?? "",
            Version = 1,
            CreatedAt = at,
            Variations = variations,
            Defaults = defaults,
            ClientSideAvailability = Availability(wanted, source, project),
            Temporary = wanted.Temporary ?? source?.Temporary ?? true,
            Tags = [.. (wanted.Tags ?? source?.Tags ?? []).Distinct(StringComparer.Ordinal)],
            CustomProperties = Properties(wanted) ?? source?.CustomProperties ?? NoProperties,
            MaintainerId = wanted.MaintainerId ?? (wanted.MaintainerTeamKey is null ? maker : null),
            MaintainerTeamKey = wanted.MaintainerId is null ? wanted.MaintainerTeamKey : null,
            Purpose = wanted.Purpose ?? source?.Purpose,
            MigrationSettings = Migration(wanted, source),
            Environments = environments.ToImmutableSortedDictionary(static each => each.Key, each => Targeting(each, source, defaults, at)),
        };
    }

    private static Refusal? Check(NewFlag wanted, ProjectDefinition project) =>
        Keys.Check("key", wanted.Key, FlagLimits.Key)
        ?? NamingRule.Check(wanted.Key, project.NamingConvention)
        ?? Keys.CheckName("name", wanted.Name)
        ?? (wanted.Description is { } description ? Named("description", SettingEdits.CheckDescription(description)) : null)
        ?? Keys.CheckTags("tags", wanted.Tags ?? [])
        ?? (wanted.Tags?.Length > FlagLimits.Tags ? Refusal.Invalid("tags", $"A flag can have {FlagLimits.Tags} tags.") : null)
        ?? (wanted.MaintainerTeamKey is { } team ? Keys.Check("maintainerTeamKey", team, FlagLimits.Key) : null)
        ?? CheckProperties(wanted)
        ?? CheckPurpose(wanted);

    private static Refusal? CheckProperties(NewFlag wanted)
    {
        foreach (var (key, property) in wanted.CustomProperties ?? NoProperties)
        {
            if (SettingEdits.CheckProperty(key, property) is { } refusal)
            {
                return Named($"customProperties.{key}", refusal);
            }
        }

        return wanted.CustomProperties?.Count > FlagLimits.CustomProperties
            ? Refusal.Invalid("customProperties", $"A flag can have {FlagLimits.CustomProperties} custom properties.")
            : null;
    }

    // One without values says nothing.
    private static ImmutableSortedDictionary<string, CustomProperty>? Properties(NewFlag wanted) => wanted.CustomProperties is { } given
        ? given.RemoveRange(given.Where(static each => each.Value.Value.IsEmpty).Select(static each => each.Key))
        : null;

    private static Refusal? CheckPurpose(NewFlag wanted) => wanted switch
    {
        { Purpose: not (null or FlagPurposes.Migration) } =>
            Refusal.Invalid("purpose", $"The purpose is '{wanted.Purpose}'; it can be '{FlagPurposes.Migration}', or be left out."),
        { MigrationSettings: not null, Purpose: null } =>
            Refusal.Invalid("migrationSettings", $"'migrationSettings' are for flags with the purpose '{FlagPurposes.Migration}'."),
        { MigrationSettings.StageCount: not (2 or 4 or 6) } =>
            Refusal.Invalid("migrationSettings.stageCount", $"The migration has {wanted.MigrationSettings!.StageCount} stages; it can have 2, 4 or 6."),
        _ => null,
    };

    private static Result<ImmutableArray<Variation>> Variations(NewFlag wanted, FlagDefinition? source)
    {
        if (wanted.Variations is { IsEmpty: false } given)
        {
            return NewVariations.Of(given);
        }

        if (source is not null)
        {
            return NewVariations.CopyOf(source.Variations);
        }

        return wanted.Purpose == FlagPurposes.Migration
            ? NewVariations.Stages(wanted.MigrationSettings?.StageCount ?? NewVariations.AllStages)
            : NewVariations.TrueAndFalse();
    }

    private static Result<FlagDefaults> Defaults(NewFlag wanted, FlagDefinition? source, int count)
    {
        if (source is not null && source.Variations.Length != count)
        {
            return Refusal.Invalid("variations", $"There are {count} variations; the flag that is copied has {source.Variations.Length}. Give as many, or none.");
        }

        // A migration begins at its first stage, on or off.
        var otherwise = wanted.Purpose == FlagPurposes.Migration ? new FlagDefaults(0, 0) : new FlagDefaults(0, count - 1);
        var defaults = wanted.Defaults ?? source?.Defaults ?? otherwise;
        return (CheckIndex("defaults.onVariation", defaults.OnVariation, count)
            ?? CheckIndex("defaults.offVariation", defaults.OffVariation, count)) is { } refusal
            ? refusal
            : defaults;
    }

    private static Refusal? CheckIndex(string field, int index, int count) => index >= 0 && index < count
        ? null
        : Refusal.Invalid(field, $"{field} is {index}; it must be the index of a variation, from 0 to {count - 1}.");

    private static ClientSideAvailability Availability(NewFlag wanted, FlagDefinition? source, ProjectDefinition project)
    {
        var otherwise = source?.ClientSideAvailability ?? project.DefaultClientSideAvailability;
        return wanted.ClientSideAvailability
            ?? (wanted.IncludeInSnippet is { } included ? otherwise with { UsingEnvironmentId = included } : otherwise);
    }

    private static MigrationSettings? Migration(NewFlag wanted, FlagDefinition? source) => wanted.Purpose == FlagPurposes.Migration
        ? wanted.MigrationSettings ?? new MigrationSettings(NewVariations.AllStages)
        : source?.MigrationSettings;

    private static FlagTargeting Targeting(EnvironmentDefinition environment, FlagDefinition? source, FlagDefaults defaults, DateTimeOffset at) =>
        source?.Environments.GetValueOrDefault(environment.Key) is { } original
            ? NewTargeting.CopyOf(original, at)
            : NewTargeting.Of(defaults, environment, at);

    private static Refusal? Named(string field, Refusal? refusal) => refusal is null ? null : refusal with { Field = field };
}
