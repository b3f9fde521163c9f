using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

using Halyard.Api;
using Halyard.Api.Flags;
using Halyard.Server.Hosting;

namespace Halyard.Server.Flags;

/// <summary>The part of <see cref="FlagDifference"/> that is about one environment.</summary>
internal sealed class TargetingDifference(
    string environment, FlagTargeting current, VariationDifference variations, IReadOnlyDictionary<string, FlagDefinition> others)
{
    private readonly ImmutableArray<FlagInstruction>.Builder _instructions = ImmutableArray.CreateBuilder<FlagInstruction>();

    public Result<ImmutableArray<FlagInstruction>> Between(EditableTargeting wanted)
    {
        AddSwitches(wanted);
        if ((AddPrerequisites(wanted) ?? AddTargets(wanted) ?? AddRules(wanted) ?? AddFallthrough(wanted) ?? AddOffVariation(wanted)) is { } refusal)
        {
            return refusal;
        }

        return _instructions.ToImmutable();
    }

    private void AddSwitches(EditableTargeting wanted)
    {
        if ((wanted.On ?? false) != current.On)
        {
            Add(current.On ? new FlagInstruction.TurnFlagOff() : new FlagInstruction.TurnFlagOn());
        }

        if ((wanted.TrackEvents ?? false) != current.TrackEvents)
        {
            Add(new FlagInstruction.UpdateTrackEvents(!current.TrackEvents));
        }

        if ((wanted.TrackEventsFallthrough ?? false) != current.TrackEventsFallthrough)
        {
            Add(new FlagInstruction.UpdateTrackEventsFallthrough(!current.TrackEventsFallthrough));
        }
    }

    private Refusal? AddPrerequisites(EditableTargeting wanted)
    {
        ImmutableArray<PrerequisiteRep> before = [.. current.Prerequisites.Select(static each => new PrerequisiteRep(each.Key, each.Variation))];
        var after = wanted.Prerequisites ?? [];
        if (after.SequenceEqual(before))
        {
            return null;
        }

        var prerequisites = ImmutableArray.CreateBuilder<NewPrerequisite>();
        for (var i = 0; i < after.Length; i++)
        {
            if (!others.TryGetValue(after[i].Key, out var other))
            {
                return Refusal.Invalid($"prerequisites[{i}].key", $"Flag '{after[i].Key}' does not exist.");
            }

            if (after[i].Variation < 0 || after[i].Variation >= other.Variations.Length)
            {
                return Refusal.Invalid(
                    $"prerequisites[{i}].variation",
                    $"Flag '{other.Key}' has no variation {after[i].Variation}; it has {other.Variations.Length}, counted from 0.");
            }

            prerequisites.Add(new NewPrerequisite(other.Key, other.Variations[after[i].Variation].Id));
        }

        Add(new FlagInstruction.ReplacePrerequisites(prerequisites.ToImmutable()));
        return null;
    }

    private Refusal? AddTargets(EditableTargeting wanted)
    {
        ImmutableArray<TargetRep> before = [.. current.Targets.Select(TargetRep.From)];
        ImmutableArray<TargetRep> after =
            [.. InOrder(wanted.Targets ?? [], wanted.ContextTargets ?? []).Where(static target => !target.Values.IsEmpty)];
        if (IsSame(before, after, ApiJson.Default.ImmutableArrayTargetRep))
        {
            return null;
        }

        var targets = ImmutableArray.CreateBuilder<NewTarget>();
        foreach (var target in after)
        {
            if (variations.IdAt(target.Variation) is not { } id)
            {
                return NoVariation("targets", target.Variation);
            }

            targets.Add(new NewTarget(id, target.Values, target.ContextKind));
        }

        Add(new FlagInstruction.ReplaceTargets(targets.ToImmutable()));
        return null;
    }

    // The entries of users among the context targets say nothing but where those users stand.
    private static IEnumerable<TargetRep> InOrder(ImmutableArray<TargetRep> users, ImmutableArray<TargetRep> contexts)
    {
        var rest = users.Select(static target => target with { ContextKind = Context.DefaultKind }).ToList();
        foreach (var target in contexts)
        {
            if (!target.IsUsers)
            {
                yield return target;
            }
            else if (rest.Find(each => each.Variation == target.Variation) is { } placed)
            {
                rest.Remove(placed);
                yield return placed;
            }
        }

        foreach (var target in rest)
        {
            yield return target;
        }
    }

    private Refusal? AddRules(EditableTargeting wanted)
    {
        var after = wanted.Rules ?? [];
        if (IsSame([.. current.Rules.Select(RuleRep.From)], after, ApiJson.Default.ImmutableArrayRuleRep))
        {
            return null;
        }

        var rules = ImmutableArray.CreateBuilder<NewRule>();
        for (var i = 0; i < after.Length; i++)
        {
            var rule = after[i];
            if (Serving(rule.Variation, rule.Rollout, RolloutRep.Find(current.Rules.FirstOrDefault(each => each.Id == rule.Id)?.Serve.Rollout))
                .IsRefused(out var refusal, out var serving))
            {
                return refusal.Under($"rules[{i}]");
            }

            rules.Add(new NewRule
            {
                Id = rule.Id,
                Ref = rule.Ref,
                Description = rule.Description,
                Clauses = [.. rule.Clauses.Select(static clause => clause.ToNewClause())],
                VariationId = serving.VariationId,
                Rollout = serving.Rollout,
                TrackEvents = rule.TrackEvents,
            });
        }

        Add(new FlagInstruction.ReplaceRules(rules.ToImmutable()));
        return null;
    }

    private Refusal? AddFallthrough(EditableTargeting wanted)
    {
        var before = ServeRep.From(current.Fallthrough);
        var after = wanted.Fallthrough ?? before;
        if (IsSame(before, after, ApiJson.Default.ServeRep))
        {
            return null;
        }

        if (Serving(after.Variation, after.Rollout, before.Rollout).IsRefused(out var refusal, out var serving))
        {
            return refusal.Under("fallthrough");
        }

        Add(new FlagInstruction.UpdateFallthroughVariationOrRollout { VariationId = serving.VariationId, Rollout = serving.Rollout });
        return null;
    }

    private Refusal? AddOffVariation(EditableTargeting wanted)
    {
        if (wanted.OffVariation == current.OffVariation)
        {
            return null;
        }

        var id = wanted.OffVariation is { } index ? variations.IdAt(index) : null;
        if (id is null && wanted.OffVariation is { } missing)
        {
            return NoVariation("offVariation", missing);
        }

        Add(new FlagInstruction.UpdateOffVariation(id));
        return null;
    }

    /// <summary>A patch that sets a rollout leaves the variation beside it, and the other way round: what it set counts.</summary>
    private Result<Served> Serving(int? variation, RolloutRep? rollout, RolloutRep? rolloutBefore)
    {
        if (variation is { } index && (rollout is null || IsSame(rollout, rolloutBefore, ApiJson.Default.RolloutRep)))
        {
            return variations.IdAt(index) is { } id ? new Served(id, null) : NoVariation("variation", index);
        }

        if (rollout is null)
        {
            return Refusal.Invalid("variation", "Give a 'variation' or a 'rollout'.");
        }

        var shares = ImmutableArray.CreateBuilder<NewShare>();
        foreach (var share in rollout.Variations)
        {
            if (variations.IdAt(share.Variation) is not { } id)
            {
                return NoVariation("rollout.variations", share.Variation);
            }

            shares.Add(new NewShare(id, share.Weight, share.Untracked ?? false));
        }

        return new Served(null, new NewRollout
        {
            Kind = rollout.ExperimentAllocation is null ? null : "experiment",
            ContextKind = rollout.ContextKind,
            BucketBy = rollout.BucketBy,
            Seed = (int?)rollout.Seed,
            Variations = shares.ToImmutable(),
        });
    }

    private Refusal NoVariation(string field, int index) =>
        Refusal.Invalid(field, $"There is no variation {index}; there are {variations.Wanted.Length}, counted from 0.");

    private void Add(FlagInstruction.InEnvironment instruction) => _instructions.Add(instruction with { EnvironmentKey = environment });

    // Records do not look inside arrays; their JSON does.
    private static bool IsSame<T>(T one, T other, JsonTypeInfo<T> type) =>
        JsonNode.DeepEquals(JsonSerializer.SerializeToNode(one, type), JsonSerializer.SerializeToNode(other, type));

    private sealed record Served(string? VariationId, NewRollout? Rollout);
}
