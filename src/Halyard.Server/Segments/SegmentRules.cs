using System.Collections.Immutable;
using System.Diagnostics;

using Halyard.Api.Flags;
using Halyard.Api.Segments;
using Halyard.Server.Hosting;
using Halyard.Server.Targeting;

namespace Halyard.Server.Segments;

/// <summary>Applies the instructions that are about a segment's rules.</summary>
internal static class SegmentRules
{
    private const int MaxWeight = 100_000;

    public static Result<SegmentDefinition> Apply(SegmentDefinition segment, SegmentInstruction instruction) => instruction switch
    {
        SegmentInstruction.AddRule add => Add(segment, add),
        SegmentInstruction.RemoveRule remove => segment with { Rules = segment.Rules.RemoveAll(rule => rule.Id == remove.RuleId) },
        SegmentInstruction.ReorderRules reorder => With(segment, RuleOrder.Reorder(segment.Rules, reorder.RuleIds, IdOf)),
        SegmentInstruction.UpdateRuleDescription update =>
            SegmentChecks.Description("description", update.Description) is { } refusal
                ? refusal
                : Change(segment, update.RuleId, rule => rule with { Description = OrNull(update.Description) }),
        SegmentInstruction.UpdateRuleRolloutAndContextKind update =>
            (CheckWeight(update.Weight) ?? CheckBucketing("contextKind", update.ContextKind, "bucketBy", update.BucketBy)) is { } refusal
                ? refusal
                : Change(
                    segment,
                    update.RuleId,
                    rule => WithRollout(rule, update.Weight, update.ContextKind, update.BucketBy ?? rule.BucketBy)),
        SegmentInstruction.AddClauses add =>
            ChangeClauses(segment, add.RuleId, clauses => ClauseEdits.Add(clauses, add.Clauses)),
        SegmentInstruction.RemoveClauses remove =>
            ChangeClauses(segment, remove.RuleId, clauses => ClauseEdits.Remove(clauses, remove.ClauseIds)),
        SegmentInstruction.UpdateClause update =>
            ChangeClauses(segment, update.RuleId, clauses => ClauseEdits.Update(clauses, update.ClauseId, update.Clause)),
        SegmentInstruction.AddValuesToClause add =>
            ChangeClauses(segment, add.RuleId, clauses => ClauseEdits.AddValues(clauses, add.ClauseId, add.Values)),
        SegmentInstruction.RemoveValuesFromClause remove =>
            ChangeClauses(segment, remove.RuleId, clauses => ClauseEdits.RemoveValues(clauses, remove.ClauseId, remove.Values)),
        _ => throw new UnreachableException(),
    };

    private static Result<SegmentDefinition> Add(SegmentDefinition segment, SegmentInstruction.AddRule wanted)
    {
        var refusal = SegmentChecks.RuleCount(segment)
            ?? SegmentChecks.Description("description", wanted.Description)
            ?? CheckWeight(wanted.Weight)
            ?? CheckBucketing("rolloutContextKind", wanted.RolloutContextKind, "rolloutBucketBy", wanted.RolloutBucketBy);
        if (refusal is not null || ClauseEdits.Make(wanted.Clauses).IsRefused(out refusal, out var clauses))
        {
            return refusal;
        }

        var rule = new SegmentTargetingRule
        {
            Id = NewId.Of(wanted.Id, segment.Rules.Select(IdOf)),
            Description = OrNull(wanted.Description),
            Clauses = clauses,
        };
        var dealt = WithRollout(rule, wanted.Weight, wanted.RolloutContextKind, wanted.RolloutBucketBy);
        return With(segment, RuleOrder.Insert(segment.Rules, dealt, wanted.BeforeRuleId, IdOf));
    }

    private static Refusal? CheckWeight(int? weight) => weight is null or (>= 0 and <= MaxWeight)
        ? null
        : Refusal.Invalid("weight", $"The weight is {weight:N0}; it must be between 0 and {MaxWeight:N0}, in thousandths of a percent.");

    private static Refusal? CheckBucketing(string kindField, string? kind, string attributeField, string? attribute) =>
        KindName.Check(kindField, kind)
        ?? (string.IsNullOrEmpty(attribute) ? null : ClauseChecks.CheckAttribute(attributeField, KindName.OrUser(kind), attribute));

    // Without a weight there is nothing to deal out.
    private static SegmentTargetingRule WithRollout(SegmentTargetingRule rule, int? weight, string? kind, string? attribute) => rule with
    {
        Weight = weight,
        RolloutContextKind = weight is null ? null : KindName.OrUser(kind),
        BucketBy = weight is null ? null : OrNull(attribute),
    };

    private static Result<SegmentDefinition> ChangeClauses(
        SegmentDefinition segment, string ruleId, Func<ImmutableArray<TargetingClause>, Result<ImmutableArray<TargetingClause>>> change) =>
        Change(
            segment,
            ruleId,
            rule => change(rule.Clauses).IsRefused(out var refusal, out var clauses) ? refusal : rule with { Clauses = clauses });

    private static Result<SegmentDefinition> Change(
        SegmentDefinition segment, string ruleId, Func<SegmentTargetingRule, Result<SegmentTargetingRule>> change)
    {
        var index = RuleOrder.IndexOf(segment.Rules, ruleId, IdOf);
        return index < 0
            ? RuleOrder.Missing("ruleId", ruleId)
            : change(segment.Rules[index]).IsRefused(out var refusal, out var rule)
                ? refusal
                : segment with { Rules = segment.Rules.SetItem(index, rule) };
    }

    private static Result<SegmentDefinition> With(SegmentDefinition segment, Result<ImmutableArray<SegmentTargetingRule>> result) =>
        result.IsRefused(out var refusal, out var rules) ? refusal : segment with { Rules = rules };

    private static string IdOf(SegmentTargetingRule rule) => rule.Id;

    private static string? OrNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
