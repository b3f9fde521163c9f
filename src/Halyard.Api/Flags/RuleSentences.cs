using System.Collections.Immutable;
using System.Diagnostics;

namespace Halyard.Api.Flags;

internal static class RuleSentences
{
    public static string Of(FlagDefinition flag, ImmutableArray<TargetingRule> rules, FlagInstruction.InEnvironment instruction) => instruction switch
    {
        FlagInstruction.AddRule add =>
            $"Added a rule{RuleWords.Described(add.Description)}: if {ClauseWords.All(add.Clauses)}, serve {ServingWords.Of(flag, add)}",
        FlagInstruction.RemoveRule remove => $"Removed {Rule(rules, remove.RuleId)}",
        FlagInstruction.ReorderRules => "Changed the order of the rules",
        FlagInstruction.ReplaceRules { Rules.IsEmpty: true } => "Removed every rule",
        FlagInstruction.ReplaceRules replace => $"Replaced the rules by {replace.Rules.Length}",
        FlagInstruction.UpdateRuleDescription update => RuleWords.Describe(Rule(rules, update.RuleId), update.Description),
        FlagInstruction.UpdateRuleTrackEvents { TrackEvents: true } update => $"Turned on event tracking of {Rule(rules, update.RuleId)}",
        FlagInstruction.UpdateRuleTrackEvents update => $"Turned off event tracking of {Rule(rules, update.RuleId)}",
        FlagInstruction.UpdateRuleVariationOrRollout update => $"Set {Rule(rules, update.RuleId)} to serve {ServingWords.Of(flag, update)}",
        FlagInstruction.AddClauses add => RuleWords.AddClauses(Rule(rules, add.RuleId), add.Clauses),
        FlagInstruction.RemoveClauses remove => RuleWords.RemoveClauses(
            Rule(rules, remove.RuleId),
            rules.FirstOrDefault(rule => rule.Id == remove.RuleId)?.Clauses ?? [],
            remove.ClauseIds),
        FlagInstruction.UpdateClause update => RuleWords.UpdateClause(Rule(rules, update.RuleId), update.Clause),
        FlagInstruction.AddValuesToClause add => RuleWords.AddValues(Rule(rules, add.RuleId), add.Values),
        FlagInstruction.RemoveValuesFromClause remove => RuleWords.RemoveValues(Rule(rules, remove.RuleId), remove.Values),
        _ => throw new UnreachableException(),
    };

    private static string Rule(ImmutableArray<TargetingRule> rules, string id)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            if (rules[i].Id == id || rules[i].Ref == id)
            {
                return RuleWords.Name(i, rules[i].Description, id);
            }
        }

        return RuleWords.Name(null, null, id);
    }
}
