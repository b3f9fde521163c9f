using System.Collections.Immutable;

using Halyard.Evaluation.Flags;

namespace Halyard.Api.Flags;

/// <summary>A flag as SDKs get it: the one conversion.</summary>
public static class FlagDelivery
{
    private const string MigrationPurpose = "migration";

    /// <summary>What an environment delivers. An archived flag is delivered as deleted: SDKs serve the default in the caller's code.</summary>
    public static Flag ToFlag(this FlagDefinition flag, string environmentKey)
    {
        ArgumentNullException.ThrowIfNull(flag);
        var targeting = flag.Environments[environmentKey];
        if (flag.Archived)
        {
            return Flag.Tombstone(flag.Key, targeting.Version);
        }

        var isMixed = targeting.Targets.Any(static target => !IsUser(target));
        return new Flag
        {
            Key = flag.Key,
            Version = targeting.Version,
            On = targeting.On,
            Prerequisites = targeting.Prerequisites,
            Targets = [.. targeting.Targets.Where(IsUser).Select(static target => target with { ContextKind = null })],
            ContextTargets = isMixed ? Order(targeting.Targets) : [],
            Rules = [.. targeting.Rules.Select(ToRule)],
            Fallthrough = targeting.Fallthrough,
            OffVariation = targeting.OffVariation,
            Variations = [.. flag.Variations.Select(static variation => variation.Value)],
            Salt = targeting.Salt,
            TrackEvents = targeting.TrackEvents,
            TrackEventsFallthrough = targeting.TrackEventsFallthrough,
            ClientSideAvailability = flag.ClientSideAvailability,
            Migration = flag.Purpose == MigrationPurpose ? new FlagMigration(targeting.MigrationCheckRatio) : null,
        };
    }

    /// <summary>What an environment delivers when the flag is deleted: one version above what SDKs have.</summary>
    public static Flag ToTombstone(this FlagDefinition flag, string environmentKey)
    {
        ArgumentNullException.ThrowIfNull(flag);
        return Flag.Tombstone(flag.Key, flag.Environments[environmentKey].Version + 1);
    }

    /// <summary>A clause as SDKs get it.</summary>
    public static Clause ToClause(this TargetingClause clause)
    {
        ArgumentNullException.ThrowIfNull(clause);
        return new Clause
        {
            ContextKind = clause.ContextKind.Length == 0 ? null : clause.ContextKind,
            Attribute = clause.Attribute,
            Op = clause.Op,
            Values = clause.Values,
            Negate = clause.Negate,
        };
    }

    // Beside targets of other kinds, users stand here only for the order; their keys are in Flag.Targets.
    private static ImmutableArray<Target> Order(ImmutableArray<Target> targets) =>
        [.. targets.Select(static target => IsUser(target) ? target with { Values = [] } : target)];

    private static bool IsUser(Target target) => target.ContextKind is null or "" or Context.DefaultKind;

    private static FlagRule ToRule(TargetingRule rule) => new()
    {
        Id = rule.Id,
        Clauses = [.. rule.Clauses.Select(ToClause)],
        Serve = rule.Serve,
        TrackEvents = rule.TrackEvents,
    };
}
