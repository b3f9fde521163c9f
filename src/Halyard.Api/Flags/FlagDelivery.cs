using Halyard.Evaluation.Flags;

namespace Halyard.Api.Flags;

/// <summary>The one way from what people manage to what an environment delivers.</summary>
public static class FlagDelivery
{
    /// <summary>The flag as one environment delivers it.</summary>
    public static Flag ToFlag(this FlagDefinition definition, string environment)
    {
        var targeting = definition.Environments[environment];
        return new Flag
        {
            Key = definition.Key,
            Version = targeting.Version,
            On = targeting.On,
            Prerequisites = targeting.Prerequisites,
            Targets = [.. targeting.Targets.Where(IsUsers)],

            // Users are listed above; here they only keep their place in the order of evaluation.
            ContextTargets = [.. targeting.Targets.Select(static target => IsUsers(target) ? target with { Values = [] } : target)],
            Rules = [.. targeting.Rules.Select(ToRule)],
            Fallthrough = targeting.Fallthrough,
            OffVariation = targeting.OffVariation,
            Variations = [.. definition.Variations.Select(static variation => variation.Value)],
            Salt = targeting.Salt,
            TrackEvents = targeting.TrackEvents,
            TrackEventsFallthrough = targeting.TrackEventsFallthrough,
            ClientSideAvailability = definition.ClientSideAvailability,
            Migration = definition.MigrationSettings is null ? null : new FlagMigration(targeting.MigrationCheckRatio),
        };
    }

    /// <summary>The clause as SDKs get it.</summary>
    public static Clause ToClause(this TargetingClause clause) => new()
    {
        ContextKind = clause.ContextKind,
        Attribute = clause.Attribute,
        Op = clause.Op,
        Values = clause.Values,
        Negate = clause.Negate,
    };

    private static FlagRule ToRule(TargetingRule rule) => new()
    {
        Id = rule.Id,
        Clauses = [.. rule.Clauses.Select(ToClause)],
        Serve = rule.Serve,
        TrackEvents = rule.TrackEvents,
    };

    private static bool IsUsers(Target target) => target.ContextKind is null or "" or Context.DefaultKind;
}
