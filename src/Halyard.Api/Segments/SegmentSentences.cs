using System.Collections.Immutable;
using System.Diagnostics;

using Halyard.Api.Flags;

namespace Halyard.Api.Segments;

/// <summary>A segment's instructions in words, for history and for the review before a save: <c>Included user 'maria'</c>.</summary>
public static class SegmentSentences
{
    /// <param name="segment">The segment before the instruction: it knows its rules.</param>
    /// <param name="instruction">The instruction.</param>
    public static string Of(SegmentDefinition segment, SegmentInstruction instruction) => instruction switch
    {
        SegmentInstruction.UpdateName update => $"Renamed the segment to '{update.Value}'",
        SegmentInstruction.UpdateDescription => "Changed the description",
        SegmentInstruction.AddTags add => $"Added the tags {Words.List(add.Values)}",
        SegmentInstruction.RemoveTags remove => $"Removed the tags {Words.List(remove.Values)}",
        SegmentInstruction.AddIncludedTargets add => $"Included {Keys(add.ContextKind, add.Values)}",
        SegmentInstruction.AddExcludedTargets add => $"Excluded {Keys(add.ContextKind, add.Values)}",
        SegmentInstruction.RemoveIncludedTargets remove => $"No longer included {Keys(remove.ContextKind, remove.Values)} individually",
        SegmentInstruction.RemoveExcludedTargets remove => $"No longer excluded {Keys(remove.ContextKind, remove.Values)} individually",
        SegmentInstruction.AddIncludedUsers add => $"Included {Keys(null, add.Values)}",
        SegmentInstruction.AddExcludedUsers add => $"Excluded {Keys(null, add.Values)}",
        SegmentInstruction.RemoveIncludedUsers remove => $"No longer included {Keys(null, remove.Values)} individually",
        SegmentInstruction.RemoveExcludedUsers remove => $"No longer excluded {Keys(null, remove.Values)} individually",
        SegmentInstruction.AddBigSegmentIncludedTargets add => $"Included {Members(segment, add.Values)}",
        SegmentInstruction.AddBigSegmentExcludedTargets add => $"Excluded {Members(segment, add.Values)}",
        SegmentInstruction.RemoveBigSegmentIncludedTargets remove => $"No longer included {Members(segment, remove.Values)}",
        SegmentInstruction.RemoveBigSegmentExcludedTargets remove => $"No longer excluded {Members(segment, remove.Values)}",
        SegmentInstruction.ProcessBigSegmentImport import => $"Imported the members of '{import.ImportId}'",
        _ => Rules(segment.Rules, instruction),
    };

    private static string Rules(ImmutableArray<SegmentTargetingRule> rules, SegmentInstruction instruction) => instruction switch
    {
        SegmentInstruction.AddRule add =>
            $"Added a rule{RuleWords.Described(add.Description)}: "
            + $"{Share(add.Weight, add.RolloutContextKind)}, if {ClauseWords.All(add.Clauses)}",
        SegmentInstruction.RemoveRule remove => $"Removed {Rule(rules, remove.RuleId)}",
        SegmentInstruction.ReorderRules => "Changed the order of the rules",
        SegmentInstruction.UpdateRuleDescription update => RuleWords.Describe(Rule(rules, update.RuleId), update.Description),
        SegmentInstruction.UpdateRuleRolloutAndContextKind update =>
            $"Set {Rule(rules, update.RuleId)} to include {Share(update.Weight, update.ContextKind)}",
        SegmentInstruction.AddClauses add => RuleWords.AddClauses(Rule(rules, add.RuleId), add.Clauses),
        SegmentInstruction.RemoveClauses remove => RuleWords.RemoveClauses(
            Rule(rules, remove.RuleId),
            rules.FirstOrDefault(rule => rule.Id == remove.RuleId)?.Clauses ?? [],
            remove.ClauseIds),
        SegmentInstruction.UpdateClause update => RuleWords.UpdateClause(Rule(rules, update.RuleId), update.Clause),
        SegmentInstruction.AddValuesToClause add => RuleWords.AddValues(Rule(rules, add.RuleId), add.Values),
        SegmentInstruction.RemoveValuesFromClause remove => RuleWords.RemoveValues(Rule(rules, remove.RuleId), remove.Values),
        _ => throw new UnreachableException(),
    };

    private static string Keys(string? contextKind, ImmutableArray<string> keys) =>
        $"{(string.IsNullOrEmpty(contextKind) ? Context.DefaultKind : contextKind)} {Words.List(keys)}";

    private static string Members(SegmentDefinition segment, ImmutableArray<string> keys) => Keys(segment.UnboundedContextKind, keys);

    private static string Share(int? weight, string? contextKind) => (weight, contextKind) switch
    {
        (null, _) => "everybody who matches",
        ({ } share, null or "" or Context.DefaultKind) => $"{ServingWords.Percent(share)} of those who match",
        ({ } share, _) => $"{ServingWords.Percent(share)} by {contextKind} of those who match",
    };

    private static string Rule(ImmutableArray<SegmentTargetingRule> rules, string id)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            if (rules[i].Id == id)
            {
                return RuleWords.Name(i, rules[i].Description, id);
            }
        }

        return RuleWords.Name(null, null, id);
    }
}
