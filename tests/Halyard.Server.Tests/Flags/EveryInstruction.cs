using System.Collections.Immutable;

using Halyard.Api.Flags;

namespace Halyard.Server.Tests.Flags;

/// <summary>One instruction of every kind there is.</summary>
internal static class EveryInstruction
{
    public static ImmutableArray<FlagInstruction> All { get; } =
    [
        new FlagInstruction.TurnFlagOn(),
        new FlagInstruction.TurnFlagOff(),
        new FlagInstruction.AddRule { Clauses = [Sample.Clause()], VariationId = Sample.Red },
        new FlagInstruction.RemoveRule("rule-1"),
        new FlagInstruction.ReorderRules(["rule-2", "rule-1"]),
        new FlagInstruction.ReplaceRules([new NewRule { Clauses = [Sample.Clause()], VariationId = Sample.Red }]),
        new FlagInstruction.UpdateRuleDescription("rule-1", "Nordics"),
        new FlagInstruction.UpdateRuleTrackEvents("rule-1", true),
        new FlagInstruction.UpdateRuleVariationOrRollout("rule-1") { RolloutWeights = Sample.Weights((Sample.Red, 100_000)) },
        new FlagInstruction.AddClauses("rule-1", [Sample.Clause()]),
        new FlagInstruction.RemoveClauses("rule-1", ["clause-1"]),
        new FlagInstruction.UpdateClause("rule-1", "clause-1", Sample.Clause()),
        new FlagInstruction.AddValuesToClause("rule-1", "clause-1", ["NO"]),
        new FlagInstruction.RemoveValuesFromClause("rule-1", "clause-1", ["SE"]),
        new FlagInstruction.AddTargets(Sample.Red, ["acme"], "org"),
        new FlagInstruction.RemoveTargets(Sample.Red, ["acme"], "org"),
        new FlagInstruction.ClearTargets(Sample.Red),
        new FlagInstruction.ReplaceTargets([new NewTarget(Sample.Red, ["acme"], "org")]),
        new FlagInstruction.AddUserTargets(Sample.Red, ["maria"]),
        new FlagInstruction.RemoveUserTargets(Sample.Red, ["maria"]),
        new FlagInstruction.ClearUserTargets(Sample.Red),
        new FlagInstruction.ReplaceUserTargets([new NewTarget(Sample.Red, ["maria"])]),
        new FlagInstruction.AddPrerequisite("parent", Sample.Red),
        new FlagInstruction.UpdatePrerequisite("parent", Sample.Red),
        new FlagInstruction.RemovePrerequisite("parent"),
        new FlagInstruction.ReplacePrerequisites([new NewPrerequisite("parent", Sample.Red)]),
        new FlagInstruction.UpdateFallthroughVariationOrRollout { VariationId = Sample.Blue },
        new FlagInstruction.UpdateOffVariation(Sample.Red),
        new FlagInstruction.UpdateTrackEvents(true),
        new FlagInstruction.UpdateTrackEventsFallthrough(true),
        new FlagInstruction.UpdateMigrationCheckRatio(10),
        new FlagInstruction.AddVariation("black", "Black"),
        new FlagInstruction.RemoveVariation(Sample.Green),
        new FlagInstruction.UpdateVariation(Sample.Red) { Name = "Red" },
        new FlagInstruction.ReorderVariations([Sample.Blue, Sample.Green, Sample.Red]),
        new FlagInstruction.UpdateDefaultVariation { OnVariationValue = "green" },
        new FlagInstruction.AddCustomProperties("jira", "Jira", ["A-1"]),
        new FlagInstruction.ReplaceCustomProperties("jira", "Jira", ["A-1"]),
        new FlagInstruction.RemoveCustomProperties("jira", ["A-1"]),
        new FlagInstruction.AddTags(["beta"]),
        new FlagInstruction.RemoveTags(["beta"]),
        new FlagInstruction.MakeFlagPermanent(),
        new FlagInstruction.MakeFlagTemporary(),
        new FlagInstruction.UpdateMaintainerMember("maria"),
        new FlagInstruction.UpdateMaintainerTeam("web"),
        new FlagInstruction.RemoveMaintainer(),
        new FlagInstruction.TurnOnClientSideAvailability("usingMobileKey"),
        new FlagInstruction.TurnOffClientSideAvailability("usingMobileKey"),
        new FlagInstruction.UpdateName("New"),
        new FlagInstruction.UpdateDescription("new"),
        new FlagInstruction.ArchiveFlag(),
        new FlagInstruction.RestoreFlag(),
        new FlagInstruction.DeprecateFlag(),
        new FlagInstruction.RestoreDeprecatedFlag(),
        new FlagInstruction.DeleteFlag(),
    ];
}
