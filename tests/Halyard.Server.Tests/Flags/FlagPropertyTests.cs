using System.Collections.Immutable;
using System.Text.Json;

using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

using Halyard.Api;
using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Targeting;
using Halyard.Evaluation.Wire;
using Halyard.Server.Flags;

using Shouldly;

namespace Halyard.Server.Tests.Flags;

/// <summary>Whatever the instructions, a flag stays one that every SDK can load and evaluate.</summary>
public sealed class FlagPropertyTests
{
    private static readonly FlagSurroundings Surroundings = Sample.Surroundings with
    {
        Others = new[] { Sample.Flag("parent"), Sample.Flag("other") }.ToImmutableDictionary(static flag => flag.Key),
        Segments = [new SegmentUse("test", "beta")],
        Members = ["maria"],
    };

    [Property(MaxTest = 1000, Arbitrary = [typeof(FlagPropertyTests)])]
    public void Any_instructions_are_refused_or_leave_a_flag_that_can_be_delivered(FlagSteps steps)
    {
        var flag = Sample.WithRules(0, 1);
        foreach (var instruction in steps.Instructions)
        {
            var applied = flag.Apply(Surroundings, instruction);
            if (applied.Refusal is { } refusal)
            {
                refusal.Field!.ShouldStartWith("instructions[0]");
                continue;
            }

            var after = applied.Value.Flag;
            after.Version.ShouldBe(flag.Version + (applied.Value.ChangesNothing || applied.Value.IsDeleted ? 0 : 1));
            foreach (var environment in flag.Environments.Keys)
            {
                ShouldCount(flag, after, environment);
            }

            flag = after;
        }

        ShouldBeDeliverable(flag);
        ShouldBeConsistent(flag);
    }

    public static Arbitrary<FlagSteps> Steps() => Instruction.ListOf().Select(static list => new FlagSteps([.. list])).ToArbitrary();

    private static Gen<string> Id { get; } = Gen.Elements("rule-1", "ref-2", "rule-3", "clause-1", "clause-2", "new", "");

    private static Gen<string?> VariationId { get; } = Gen.Elements<string?>(Sample.Red, Sample.Green, Sample.Blue, "black-id", "none", null);

    private static Gen<string?> Kind { get; } = Gen.Elements<string?>("user", "org", null, "", "kind");

    private static Gen<ImmutableArray<string>> Names { get; } =
        Gen.Elements("a", "b", "c", "acme", "rule-1", "rule-2", "", "ä|b").ListOf().Select(static list => list.ToImmutableArray());

    private static Gen<ImmutableArray<FlagValue>> Values { get; } =
        Gen.Elements<FlagValue>("CH", 17, true, FlagValue.Null, "1.2", "2026-01-01T00:00:00Z", "(", "beta").ListOf().Select(static list => list.ToImmutableArray());

    private static Gen<NewClause> Clause { get; } =
        from id in Id
        from kind in Kind
        from attribute in Gen.Elements<string?>("country", "/a/b", "//", null, "kind")
        from op in Gen.Elements("in", "matches", "before", "semVerEqual", "lessThan", "segmentMatch", "near")
        from values in Values
        from negate in Gen.Elements(true, false)
        select new NewClause { Id = id, ContextKind = kind, Attribute = attribute, Op = op, Values = values, Negate = negate };

    private static Gen<ImmutableArray<NewClause>> Clauses { get; } = Clause.ListOf().Select(static list => list.Take(3).ToImmutableArray());

    private static Gen<ImmutableSortedDictionary<string, int>?> Weights { get; } = Gen.Elements<ImmutableSortedDictionary<string, int>?>(
        null,
        null,
        Sample.Weights((Sample.Red, 40_000), (Sample.Blue, 60_000)),
        Sample.Weights((Sample.Red, 0), (Sample.Green, 100_000)),
        Sample.Weights(("black-id", 50_000), (Sample.Blue, 50_000)),
        Sample.Weights((Sample.Red, 40_000)));

    private static Gen<FlagInstruction> Targeting { get; } =
        from variation in VariationId
        from other in VariationId
        from kind in Kind
        from names in Names
        from weights in Weights
        from key in Gen.Elements("parent", "other", "banner", "stranger")
        from instruction in Gen.Elements<FlagInstruction>(
            new FlagInstruction.TurnFlagOn(),
            new FlagInstruction.TurnFlagOff { EnvironmentKey = "production" },
            new FlagInstruction.TurnFlagOn { EnvironmentKey = "staging" },
            new FlagInstruction.AddTargets(variation ?? "", names, kind),
            new FlagInstruction.RemoveTargets(variation ?? "", names, kind),
            new FlagInstruction.ClearTargets(variation ?? ""),
            new FlagInstruction.ReplaceTargets([new NewTarget(variation ?? "", names, kind), new NewTarget(other ?? "", ["d"], kind)]),
            new FlagInstruction.AddUserTargets(variation ?? "", names),
            new FlagInstruction.RemoveUserTargets(variation ?? "", names),
            new FlagInstruction.ClearUserTargets(variation ?? ""),
            new FlagInstruction.ReplaceUserTargets([new NewTarget(Sample.Red, names), new NewTarget(Sample.Green, []), new NewTarget(Sample.Blue, ["z"])]),
            new FlagInstruction.UpdateFallthroughVariationOrRollout { VariationId = variation, RolloutWeights = weights, RolloutContextKind = kind },
            new FlagInstruction.UpdateFallthroughVariationOrRollout { RolloutWeights = weights, RolloutBucketBy = "country" },
            new FlagInstruction.UpdateOffVariation(variation),
            new FlagInstruction.UpdateTrackEvents(true),
            new FlagInstruction.AddPrerequisite(key, variation ?? ""),
            new FlagInstruction.UpdatePrerequisite(key, variation ?? ""),
            new FlagInstruction.RemovePrerequisite(key),
            new FlagInstruction.ReplacePrerequisites([new NewPrerequisite(key, Sample.Red), new NewPrerequisite("parent", Sample.Blue)]))
        select instruction;

    private static Gen<FlagInstruction> Rules { get; } =
        from id in Id
        from other in Id
        from variation in VariationId
        from weights in Weights
        from names in Names
        from values in Values
        from clause in Clause
        from clauses in Clauses
        from instruction in Gen.Elements<FlagInstruction>(
            new FlagInstruction.AddRule { Id = id, Ref = other, BeforeRuleId = other, Clauses = clauses, VariationId = variation, RolloutWeights = weights },
            new FlagInstruction.AddRule { Clauses = [Sample.Clause()], VariationId = Sample.Blue },
            new FlagInstruction.RemoveRule(id),
            new FlagInstruction.ReorderRules(names),
            new FlagInstruction.ReplaceRules([new NewRule { Id = id, Clauses = clauses, VariationId = variation }]),
            new FlagInstruction.UpdateRuleDescription(id, other),
            new FlagInstruction.UpdateRuleTrackEvents(id, true),
            new FlagInstruction.UpdateRuleVariationOrRollout(id) { VariationId = variation, RolloutWeights = weights },
            new FlagInstruction.AddClauses(id, clauses),
            new FlagInstruction.RemoveClauses(id, [other]),
            new FlagInstruction.UpdateClause(id, other, clause),
            new FlagInstruction.AddValuesToClause(id, other, values),
            new FlagInstruction.RemoveValuesFromClause(id, other, values))
        select instruction;

    private static Gen<FlagInstruction> Whole { get; } =
        from variation in VariationId
        from before in VariationId
        from value in Gen.Elements<FlagValue>("black", "red", 7, FlagValue.Null)
        from text in Gen.Elements("", "beta", "usingMobileKey", "maria", "not a tag")
        from instruction in Gen.Elements<FlagInstruction>(
            new FlagInstruction.AddVariation(value, text) { Id = "black-id", BeforeVariationId = before },
            new FlagInstruction.RemoveVariation(variation ?? ""),
            new FlagInstruction.UpdateVariation(variation ?? "") { Value = value, Name = text },
            new FlagInstruction.ReorderVariations([Sample.Blue, Sample.Red, Sample.Green]),
            new FlagInstruction.ReorderVariations([Sample.Blue, Sample.Red, Sample.Green, "black-id"]),
            new FlagInstruction.UpdateDefaultVariation { OnVariationValue = value, OffVariationValue = "blue" },
            new FlagInstruction.AddTags([text]),
            new FlagInstruction.RemoveTags([text]),
            new FlagInstruction.AddCustomProperties(text, text, [text]),
            new FlagInstruction.RemoveCustomProperties(text, [text]),
            new FlagInstruction.UpdateMaintainerMember(text),
            new FlagInstruction.TurnOnClientSideAvailability(text),
            new FlagInstruction.TurnOffClientSideAvailability(text),
            new FlagInstruction.ArchiveFlag(),
            new FlagInstruction.RestoreFlag(),
            new FlagInstruction.DeprecateFlag(),
            new FlagInstruction.UpdateName(text),
            new FlagInstruction.DeleteFlag())
        select instruction;

    private static Gen<FlagInstruction> Instruction { get; } = Gen.OneOf(Targeting, Rules, Whole);

    // What SDKs get is another version exactly when it differs, and the version never goes back.
    private static void ShouldCount(FlagDefinition before, FlagDefinition after, string environment)
    {
        var (old, young) = (before.ToFlag(environment), after.ToFlag(environment));
        (young.Version - old.Version).ShouldBeInRange(0, 1);
        if (young.Version == old.Version)
        {
            WireJson.ToBytes(young).ShouldBe(WireJson.ToBytes(old));
        }
    }

    private static void ShouldBeDeliverable(FlagDefinition flag)
    {
        var document = JsonSerializer.Serialize(flag, ApiJson.Default.FlagDefinition);
        var read = JsonSerializer.Deserialize(document, ApiJson.Default.FlagDefinition)!;
        JsonSerializer.Serialize(read, ApiJson.Default.FlagDefinition).ShouldBe(document);
        foreach (var environment in flag.Environments.Keys)
        {
            var wire = WireJson.ToBytes(flag.ToFlag(environment));
            WireJson.ToBytes(read.ToFlag(environment)).ShouldBe(wire);
            var delivered = WireJson.ReadFlag(wire);
            WireJson.ToBytes(delivered).ShouldBe(wire);
            var on = new CompiledFlag(delivered with { On = true, Deleted = false, Prerequisites = [] });
            var result = Evaluator.Evaluate(on, Context.Create("maria"), FlagSnapshot.Empty);
            result.Reason.ErrorKind.ShouldBe(flag.Archived ? EvaluationErrorKind.MalformedFlag : null);
        }
    }

    private static void ShouldBeConsistent(FlagDefinition flag)
    {
        flag.Variations.Select(static variation => variation.Id).ShouldBeUnique();
        flag.Variations.Select(static variation => variation.Value).ShouldBeUnique();
        foreach (var targeting in flag.Environments.Values)
        {
            targeting.Rules.Select(static rule => rule.Id).ShouldBeUnique();
            targeting.Rules.SelectMany(static rule => rule.Clauses.Select(clause => (rule.Id, clause.Id))).ShouldBeUnique();
            targeting.Targets.SelectMany(static target => target.Values.Select(key => (target.ContextKind, key))).ShouldBeUnique();
            targeting.Prerequisites.Select(static needed => needed.Key).ShouldBeUnique();
            foreach (var index in Indices(flag, targeting))
            {
                index.ShouldBeInRange(0, flag.Variations.Length - 1);
            }
        }
    }

    private static IEnumerable<int> Indices(FlagDefinition flag, FlagTargeting targeting) =>
    [
        flag.Defaults.OnVariation,
        flag.Defaults.OffVariation,
        targeting.OffVariation ?? 0,
        .. targeting.Targets.Select(static target => target.Variation),
        .. targeting.Rules.Select(static rule => rule.Serve).Append(targeting.Fallthrough).SelectMany(Indices),
    ];

    private static IEnumerable<int> Indices(VariationOrRollout serving) =>
        serving.Variation is { } index ? [index] : serving.Rollout!.Variations.Select(static share => share.Variation);
}

/// <summary>Any instructions, good and bad.</summary>
public sealed record FlagSteps(ImmutableArray<FlagInstruction> Instructions);
