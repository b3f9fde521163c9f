using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;

namespace Halyard.Server.Dashboard.Targeting;

/// <summary>
/// The targeting of one flag in one environment while somebody edits it. Nothing of it is live: saving sends <see cref="Instructions"/>, the difference
/// between what is saved and what is drafted, and names the version that the draft was made from.
/// </summary>
public sealed class Draft(FlagDefinition saved, string environment)
{
    // The ids of the variations that new prerequisites ask for: targeting itself has only their indices.
    private readonly Dictionary<Prerequisite, string> _requiredIds = [];

    /// <summary>The flag as it was when the draft began, or when it was last put on top of a newer version.</summary>
    public FlagDefinition Saved { get; private set; } = saved;

    public string Environment => environment;

    /// <summary>What would be live if the draft were saved.</summary>
    public FlagTargeting Targeting { get; private set; } = saved.Environments[environment];

    /// <summary>Where others changed the same thing. Until each is settled the draft has the visitor's side.</summary>
    public ImmutableArray<DraftConflict> Conflicts { get; private set; } = [];

    public ImmutableArray<Variation> Variations => Saved.Variations;

    public bool IsChanged => !Instructions().IsEmpty;

    public ImmutableArray<FlagInstruction> Instructions() => TargetingDifference.Between(
        Saved.Variations, Saved.Environments[environment], Targeting, required => _requiredIds[required]);

    public ImmutableArray<DraftProblem> Problems() => DraftProblems.Of(Targeting);

    public void Discard()
    {
        Targeting = Saved.Environments[environment];
        Conflicts = [];
    }

    /// <summary>Begins anew from a version, as after a save.</summary>
    public void Restart(FlagDefinition newer)
    {
        Saved = newer;
        Discard();
    }

    /// <summary>Puts the draft on top of a newer version of the flag: what only one side changed is taken from that side.</summary>
    public void Rebase(FlagDefinition newer)
    {
        var merge = DraftMerge.Of(Saved, Targeting, newer, environment);
        Saved = newer;
        Targeting = merge.Targeting;
        Conflicts = merge.Conflicts;
    }

    /// <summary>Settles a conflict by the other side's change, or by the draft's.</summary>
    public void Settle(DraftConflict conflict, bool takeTheirs)
    {
        if (takeTheirs)
        {
            Targeting = conflict.Part.Copy(Saved.Environments[environment], Targeting);
        }

        Conflicts = Conflicts.Remove(conflict);
    }

    public void ServeWhenOff(int? variation) => Targeting = Targeting with { OffVariation = variation };

    public void ServeByDefault(VariationOrRollout serve) => Targeting = Targeting with { Fallthrough = serve };

    /// <summary>Serves a variation to keys, whatever they were served before.</summary>
    public void Target(string contextKind, int variation, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            Untarget(contextKind, key);
            Targeting = Targeting with { Targets = TargetEdits.Add(Targeting.Targets, contextKind, variation, key) };
        }
    }

    public void Untarget(string contextKind, string key) => Targeting = Targeting with { Targets = TargetEdits.Remove(Targeting.Targets, contextKind, key) };

    /// <summary>Lets the flag be on only where another flag serves the given variation.</summary>
    public void Require(FlagDefinition other, int variation)
    {
        var required = new Prerequisite(other.Key, variation);
        _requiredIds[required] = other.Variations[variation].Id;
        var at = Targeting.Prerequisites.FindIndex(each => each.Key == other.Key);
        Targeting = Targeting with
        {
            Prerequisites = at < 0 ? Targeting.Prerequisites.Add(required) : Targeting.Prerequisites.SetItem(at, required),
        };
    }

    public void DropRequirement(string flag) =>
        Targeting = Targeting with { Prerequisites = Targeting.Prerequisites.RemoveAll(each => each.Key == flag) };

    /// <summary>Adds a rule, at the given place or at the end, and gives its id.</summary>
    public string AddRule(int? at = null)
    {
        var rule = new TargetingRule
        {
            Id = Guid.NewGuid().ToString(),
            Clauses = [ClauseForms.New()],
            Serve = VariationOrRollout.Of(0),
        };
        Targeting = Targeting with { Rules = Targeting.Rules.Insert(at ?? Targeting.Rules.Length, rule) };
        return rule.Id;
    }

    public void RemoveRule(string id) => Targeting = Targeting with { Rules = Targeting.Rules.RemoveAll(rule => rule.Id == id) };

    /// <summary>Moves a rule up (negative) or down in the order of evaluation, as far as it goes.</summary>
    public void MoveRule(string id, int by)
    {
        var from = Targeting.Rules.FindIndex(rule => rule.Id == id);
        var to = Math.Clamp(from + by, 0, Targeting.Rules.Length - 1);
        Targeting = Targeting with { Rules = Targeting.Rules.RemoveAt(from).Insert(to, Targeting.Rules[from]) };
    }

    public void Describe(string ruleId, string? description) =>
        Edit(ruleId, rule => rule with { Description = string.IsNullOrWhiteSpace(description) ? null : description.Trim() });

    public void Serve(string ruleId, VariationOrRollout serve) => Edit(ruleId, rule => rule with { Serve = serve });

    public void AddClause(string ruleId) => Edit(ruleId, rule => rule with { Clauses = rule.Clauses.Add(ClauseForms.New()) });

    public void SetClause(string ruleId, TargetingClause clause) => Edit(ruleId, rule => rule with
    {
        Clauses = [.. rule.Clauses.Select(each => each.Id == clause.Id ? clause : each)],
    });

    public void RemoveClause(string ruleId, string clauseId) =>
        Edit(ruleId, rule => rule with { Clauses = rule.Clauses.RemoveAll(clause => clause.Id == clauseId) });

    private void Edit(string ruleId, Func<TargetingRule, TargetingRule> change) => Targeting = Targeting with
    {
        Rules = [.. Targeting.Rules.Select(rule => rule.Id == ruleId ? change(rule) : rule)],
    };
}
