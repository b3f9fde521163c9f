using System.Collections.Immutable;
using System.Text.Json;

using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

using Halyard.Api;
using Halyard.Api.Flags;
using Halyard.Api.Segments;
using Halyard.Evaluation.Targeting;
using Halyard.Evaluation.Wire;
using Halyard.Server.Segments;

using Shouldly;

namespace Halyard.Server.Tests.Segments;

/// <summary>Whatever the instructions, a segment stays one that every SDK can load.</summary>
public sealed class SegmentPropertyTests
{
    private static readonly SegmentNesting Others = new(new HashSet<string> { "beta", "other" }, []);

    [Property(MaxTest = 1000, Arbitrary = [typeof(SegmentPropertyTests)])]
    public void Any_instructions_are_refused_or_leave_a_segment_that_can_be_delivered(Steps steps)
    {
        var segment = Sample.Segment;
        foreach (var instruction in steps.Instructions)
        {
            var applied = SegmentInstructions.Apply(segment, [instruction], new SegmentSurroundings(Sample.At, Others));
            if (applied.Refusal is { } refusal)
            {
                refusal.Field!.ShouldStartWith("instructions[0].");
                continue;
            }

            var outcome = applied.Value;
            outcome.Segment.Version.ShouldBe(segment.Version + (outcome.ChangesNothing ? 0 : 1));
            segment = outcome.Segment;
        }

        ShouldBeDeliverable(segment);
        ShouldBeConsistent(segment);
    }

    public static Arbitrary<Steps> Steps() => Instruction.ListOf().Select(static list => new Steps([.. list])).ToArbitrary();

    private static Gen<string> Id { get; } = Gen.Elements("r1", "r2", "r3", "c1", "c2", "c3", "");

    private static Gen<string?> Kind { get; } = Gen.Elements<string?>("user", "org", null, "", "kind", "d-1");

    private static Gen<ImmutableArray<string>> Names { get; } =
        Gen.Elements("u1", "u2", "x1", "acme", "r1", "r2", "", "ä|b").ListOf().Select(static list => list.ToImmutableArray());

    private static Gen<ImmutableArray<FlagValue>> Values { get; } =
        Gen.Elements<FlagValue>("CH", "gold", 17, true, FlagValue.Null, "1.2", "2026-01-01T00:00:00Z", "(", "beta", "other")
            .ListOf().Select(static list => list.ToImmutableArray());

    private static Gen<NewClause> Clause { get; } =
        from id in Id
        from kind in Kind
        from attribute in Gen.Elements<string?>("country", "/a/b", "//", null, "kind")
        from op in Gen.Elements("in", "matches", "before", "semVerEqual", "lessThan", "segmentMatch", "near")
        from values in Values
        from negate in Gen.Elements(true, false)
        select new NewClause { Id = id, ContextKind = kind, Attribute = attribute, Op = op, Values = values, Negate = negate };

    private static Gen<ImmutableArray<NewClause>> Clauses { get; } = Clause.ListOf().Select(static list => list.Take(4).ToImmutableArray());

    private static Gen<SegmentInstruction> Instruction { get; } =
        from id in Id
        from other in Id
        from kind in Kind
        from names in Names
        from values in Values
        from clause in Clause
        from clauses in Clauses
        from weight in Gen.Elements<int?>(null, 0, 1, 100_000, 100_001, -1)
        from instruction in Gen.Elements<SegmentInstruction>(
            new SegmentInstruction.UpdateName(id),
            new SegmentInstruction.UpdateDescription(id),
            new SegmentInstruction.AddTags(names),
            new SegmentInstruction.RemoveTags(names),
            new SegmentInstruction.AddIncludedTargets(names, kind),
            new SegmentInstruction.AddExcludedTargets(names, kind),
            new SegmentInstruction.RemoveIncludedTargets(names, kind),
            new SegmentInstruction.RemoveExcludedTargets(names, kind),
            new SegmentInstruction.AddIncludedUsers(names),
            new SegmentInstruction.AddExcludedUsers(names),
            new SegmentInstruction.RemoveIncludedUsers(names),
            new SegmentInstruction.RemoveExcludedUsers(names),
            new SegmentInstruction.AddRule { Id = id, BeforeRuleId = other, Clauses = clauses, Weight = weight, RolloutContextKind = kind },
            new SegmentInstruction.AddRule { Clauses = clauses },
            new SegmentInstruction.RemoveRule(id),
            new SegmentInstruction.ReorderRules(names),
            new SegmentInstruction.UpdateRuleDescription(id, other),
            new SegmentInstruction.UpdateRuleRolloutAndContextKind(id) { Weight = weight, ContextKind = kind, BucketBy = other },
            new SegmentInstruction.AddClauses(id, clauses),
            new SegmentInstruction.RemoveClauses(id, [other]),
            new SegmentInstruction.UpdateClause(id, other, clause),
            new SegmentInstruction.AddValuesToClause(id, other, values),
            new SegmentInstruction.RemoveValuesFromClause(id, other, values),
            new SegmentInstruction.AddBigSegmentIncludedTargets(names))
        select instruction;

    private static void ShouldBeDeliverable(SegmentDefinition segment)
    {
        var wire = WireJson.ToBytes(segment.ToSegment());
        WireJson.ToBytes(WireJson.ReadSegment(wire)).ShouldBe(wire);
        new CompiledSegment(WireJson.ReadSegment(wire)).Definition.Key.ShouldBe("beta");

        var document = JsonSerializer.Serialize(segment, ApiJson.Default.SegmentDefinition);
        var read = JsonSerializer.Deserialize(document, ApiJson.Default.SegmentDefinition)!;
        JsonSerializer.Serialize(read, ApiJson.Default.SegmentDefinition).ShouldBe(document);
        WireJson.ToBytes(read.ToSegment()).ShouldBe(wire);
    }

    private static void ShouldBeConsistent(SegmentDefinition segment)
    {
        foreach (var target in segment.Included)
        {
            target.Values.Intersect(SegmentTargets.Of(segment.Excluded, target.ContextKind)).ShouldBeEmpty();
        }

        segment.Rules.Select(static rule => rule.Id).ShouldBeUnique();
        foreach (var rule in segment.Rules)
        {
            rule.Clauses.ShouldNotBeEmpty();
            rule.Clauses.Select(static clause => clause.Id).ShouldBeUnique();
            (rule.Weight ?? 0).ShouldBeInRange(0, 100_000);
        }
    }
}

/// <summary>Any instructions, good and bad.</summary>
public sealed record Steps(ImmutableArray<SegmentInstruction> Instructions);
