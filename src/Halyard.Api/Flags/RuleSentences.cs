using System.Collections.Immutable;
using System.Diagnostics;

namespace Halyard.Api.Flags;

internal static class RuleSentences
{
    public static string Of(FlagDefinition flag, ImmutableArray<TargetingRule> rules, FlagInstruction.InEnvironment instruction) => instruction switch
    {
        FlagInstruction.AddRule add =>
            $"Added a rule{Described(add.Description)}: if {ClauseWords.All(add.Clauses)}, serve {ServingWords.Of(flag, add)}",
        FlagInstruction.RemoveRule remove => $"Removed {Rule(rules, remove.RuleId)}",
        FlagInstruction.ReorderRules => "Changed the order of the rules",
        FlagInstruction.ReplaceRules { Rules.IsEmpty: true } => "Removed every rule",
        FlagInstruction.ReplaceRules replace => $"Replaced the rules by {replace.Rules.Length}",
        FlagInstruction.UpdateRuleDescription { Description: "" } update => $"Removed the description of {Rule(rules, update.RuleId)}",
        FlagInstruction.UpdateRuleDescription update => $"Described {Rule(rules, update.RuleId)} as '{update.Description}'",
        FlagInstruction.UpdateRuleTrackEvents { TrackEvents: true } update => $"Turned on event tracking of {Rule(rules, update.RuleId)}",
        FlagInstruction.UpdateRuleTrackEvents update => $"Turned off event tracking of {Rule(rules, update.RuleId)}",
        FlagInstruction.UpdateRuleVariationOrRollout update => $"Set {Rule(rules, update.RuleId)} to serve {ServingWords.Of(flag, update)}",
        FlagInstruction.AddClauses add => $"Added to {Rule(rules, add.RuleId)}: {ClauseWords.All(add.Clauses)}",
        FlagInstruction.RemoveClauses remove => $"Removed {Clauses(rules, remove)} from {Rule(rules, remove.RuleId)}",
        FlagInstruction.UpdateClause update => $"Changed a condition of {Rule(rules, update.RuleId)} to: {ClauseWords.Of(update.Clause)}",
        FlagInstruction.AddValuesToClause add => $"Added {ClauseWords.Values(add.Values)} to a condition of {Rule(rules, add.RuleId)}",
        FlagInstruction.RemoveValuesFromClause remove =>
            $"Removed {ClauseWords.Values(remove.Values)} from a condition of {Rule(rules, remove.RuleId)}",
        _ => throw new UnreachableException(),
    };

    private static string Described(string? description) => string.IsNullOrEmpty(description) ? "" : $" '{description}'";

    private static string Rule(ImmutableArray<TargetingRule> rules, string id)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            if (rules[i].Id == id || rules[i].Ref == id)
            {
                return $"rule {i + 1}{Described(rules[i].Description)}";
            }
        }

        return $"rule '{id}'";
    }

    private static string Clauses(ImmutableArray<TargetingRule> rules, FlagInstruction.RemoveClauses remove)
    {
        var clauses = rules.FirstOrDefault(rule => rule.Id == remove.RuleId)?.Clauses.Where(clause => remove.ClauseIds.Contains(clause.Id)) ?? [];
        var words = string.Join(" and ", clauses.Select(static clause => ClauseWords.Of(clause)));
        return words.Length == 0 ? "conditions" : $"'{words}'";
    }
}
