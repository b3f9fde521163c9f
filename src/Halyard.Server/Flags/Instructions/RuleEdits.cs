using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Server.Hosting;
using Halyard.Server.Targeting;

namespace Halyard.Server.Flags.Instructions;

/// <summary>Instructions about rules and their clauses. A rule is named by its id, or by the <c>ref</c> that its maker gave it.</summary>
internal static class RuleEdits
{
    public static Result<FlagTargeting>? Find(Scene scene, FlagInstruction instruction)
    {
        var rules = scene.Targeting.Rules;
        var changed = instruction switch
        {
            FlagInstruction.AddRule add => Add(scene, rules, add, add.BeforeRuleId),
            FlagInstruction.RemoveRule remove => (Result<ImmutableArray<TargetingRule>>)rules.RemoveAll(rule => IsNamed(rule, remove.RuleId)),
            FlagInstruction.ReorderRules reorder => RuleOrder.Reorder(rules, [.. reorder.RuleIds.Select(id => ToId(rules, id))], IdOf),
            FlagInstruction.ReplaceRules replace => Replace(scene, replace.Rules),
            FlagInstruction.UpdateRuleDescription update =>
                Change(rules, update.RuleId, rule => Describe(rule, update.Description)),
            FlagInstruction.UpdateRuleTrackEvents update =>
                Change(rules, update.RuleId, rule => rule with { TrackEvents = update.TrackEvents }),
            FlagInstruction.UpdateRuleVariationOrRollout update => Change(rules, update.RuleId, rule => Serve(scene, rule, update)),
            _ => FindClauses(rules, instruction),
        };
        return changed is { } result ? Save(scene, result) : (Result<FlagTargeting>?)null;
    }

    private static Result<FlagTargeting> Save(Scene scene, Result<ImmutableArray<TargetingRule>> changed) =>
        changed.IsRefused(out var refusal, out var rules)
            ? refusal
            : CheckSegments(scene, rules) is { } missing ? missing : scene.Targeting with { Rules = rules };

    private static Result<ImmutableArray<TargetingRule>>? FindClauses(ImmutableArray<TargetingRule> rules, FlagInstruction instruction) => instruction switch
    {
        FlagInstruction.AddClauses add => ChangeClauses(rules, add.RuleId, clauses => ClauseEdits.Add(clauses, add.Clauses)),
        FlagInstruction.RemoveClauses remove => ChangeClauses(rules, remove.RuleId, clauses => ClauseEdits.Remove(clauses, remove.ClauseIds)),
        FlagInstruction.UpdateClause update => ChangeClauses(rules, update.RuleId, clauses => ClauseEdits.Update(clauses, update.ClauseId, update.Clause)),
        FlagInstruction.AddValuesToClause add => ChangeClauses(rules, add.RuleId, clauses => ClauseEdits.AddValues(clauses, add.ClauseId, add.Values)),
        FlagInstruction.RemoveValuesFromClause remove =>
            ChangeClauses(rules, remove.RuleId, clauses => ClauseEdits.RemoveValues(clauses, remove.ClauseId, remove.Values)),
        _ => (Result<ImmutableArray<TargetingRule>>?)null,
    };

    private static Result<ImmutableArray<TargetingRule>> Add(Scene scene, ImmutableArray<TargetingRule> rules, INewRule wanted, string? beforeRuleId)
    {
        if (rules.Length >= FlagLimits.Rules)
        {
            return Refusal.Invalid("clauses", $"There are {rules.Length:N0} rules in '{scene.Environment}'; there can be {FlagLimits.Rules:N0}.");
        }

        if (CheckRef(rules, wanted.Ref) is { } taken)
        {
            return taken;
        }

        if (ClauseEdits.Make(wanted.Clauses).IsRefused(out var refusal, out var clauses)
            || ServingChoice.Of(scene.Flag, wanted).IsRefused(out refusal, out var serving))
        {
            return refusal;
        }

        var rule = new TargetingRule
        {
            Id = NewId.Of(wanted.Id, rules.Select(IdOf)),
            Ref = EmptyToNull(wanted.Ref),
            Description = EmptyToNull(wanted.Description),
            Clauses = clauses,
            Serve = serving,
            TrackEvents = wanted.TrackEvents,
        };
        return CheckDescription(wanted.Description) is { } tooLong
            ? tooLong
            : RuleOrder.Insert(rules, rule, beforeRuleId is null ? null : ToId(rules, beforeRuleId), IdOf);
    }

    private static Result<ImmutableArray<TargetingRule>> Replace(Scene scene, ImmutableArray<NewRule> wanted)
    {
        ImmutableArray<TargetingRule> rules = [];
        for (var i = 0; i < wanted.Length; i++)
        {
            var added = wanted[i] is { } each ? Add(scene, rules, each, null) : Refusal.Invalid("clauses", "'clauses' must be present.");
            if (added.IsRefused(out var refusal, out rules))
            {
                return refusal.Under($"rules[{i}]");
            }
        }

        return rules;
    }

    private static Result<TargetingRule> Describe(TargetingRule rule, string description) =>
        CheckDescription(description) is { } tooLong ? tooLong : rule with { Description = EmptyToNull(description) };

    private static Result<TargetingRule> Serve(Scene scene, TargetingRule rule, IServing wanted) =>
        ServingChoice.Of(scene.Flag, wanted).IsRefused(out var refusal, out var serving) ? refusal : rule with { Serve = serving };

    private static Result<ImmutableArray<TargetingRule>> Change(
        ImmutableArray<TargetingRule> rules, string ruleId, Func<TargetingRule, Result<TargetingRule>> change)
    {
        if (rules.FirstOrDefault(rule => IsNamed(rule, ruleId)) is not { } old)
        {
            return RuleOrder.Missing("ruleId", ruleId);
        }

        return change(old).IsRefused(out var refusal, out var changed) ? refusal : rules.Replace(old, changed);
    }

    private static Result<ImmutableArray<TargetingRule>> ChangeClauses(
        ImmutableArray<TargetingRule> rules, string ruleId, Func<ImmutableArray<TargetingClause>, Result<ImmutableArray<TargetingClause>>> change) =>
        Change(
            rules,
            ruleId,
            rule => change(rule.Clauses).IsRefused(out var refusal, out var clauses) ? refusal : rule with { Clauses = clauses });

    private static Refusal? CheckRef(ImmutableArray<TargetingRule> rules, string? wanted) =>
        !string.IsNullOrEmpty(wanted) && rules.Any(rule => rule.Ref == wanted)
            ? Refusal.Invalid("ref", $"Another rule has the ref '{wanted}'. Leave it out or give another one.")
            : null;

    private static Refusal? CheckDescription(string? description) => description?.Length > FlagLimits.Description
        ? Refusal.Invalid("description", $"The description has {description.Length:N0} characters; it can have {FlagLimits.Description:N0}.")
        : null;

    // What was there before stays, even if its segment is gone: only new references must lead somewhere.
    private static Refusal? CheckSegments(Scene scene, ImmutableArray<TargetingRule> after)
    {
        var missing = FlagReferences.SegmentsOf(after)
            .Except(FlagReferences.SegmentsOf(scene.Targeting.Rules), StringComparer.Ordinal)
            .FirstOrDefault(key => !scene.Surroundings.Segments.Contains(new SegmentUse(scene.Environment, key)));
        return missing is null
            ? null
            : Refusal.Invalid("values", $"There is no segment '{missing}' in environment '{scene.Environment}'. Create it first.");
    }

    private static bool IsNamed(TargetingRule rule, string idOrRef) => rule.Id == idOrRef || rule.Ref is { } name && name == idOrRef;

    private static string ToId(ImmutableArray<TargetingRule> rules, string idOrRef) =>
        rules.FirstOrDefault(rule => IsNamed(rule, idOrRef))?.Id ?? idOrRef;

    private static string IdOf(TargetingRule rule) => rule.Id;

    private static string? EmptyToNull(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
