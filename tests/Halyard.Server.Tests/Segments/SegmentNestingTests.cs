using System.Collections.Immutable;

using Halyard.Api.Segments;
using Halyard.Server.Hosting;
using Halyard.Server.Segments;

using Shouldly;

namespace Halyard.Server.Tests.Segments;

public sealed class SegmentNestingTests
{
    [Fact]
    public void A_segment_may_be_inside_another()
    {
        Use(Sample.Segment, Nesting(Segment("other")), "other").Value.ChangesNothing.ShouldBeFalse();
    }

    [Fact]
    public void A_segment_that_does_not_exist_cannot_be_used()
    {
        var refusal = Use(Sample.Segment, Nesting(Segment("other")), "misspelt").Refusal!;

        refusal.Field.ShouldBe("instructions[0].values");
        refusal.Message.ShouldContain("'misspelt'");
    }

    [Fact]
    public void A_segment_cannot_be_inside_itself()
    {
        Use(Sample.Segment, Nesting(Sample.Segment), "beta").Refusal!.Message.ShouldContain("'beta' → 'beta'");
    }

    [Fact]
    public void A_circle_of_segments_is_refused_and_shown()
    {
        var refusal = Use(Sample.Segment, Nesting(Segment("one", "two"), Segment("two", "beta")), "one").Refusal!;

        refusal.Message.ShouldContain("'beta' → 'one' → 'two' → 'beta'");
    }

    [Fact]
    public void Segments_are_nested_only_so_deep()
    {
        SegmentDefinition[] chain = [.. Enumerable.Range(0, SegmentLimits.Depth).Select(static i => Segment($"s{i}", $"s{i + 1}")), Segment($"s{SegmentLimits.Depth}")];

        Use(Sample.Segment, Nesting(chain), "s2").Refusal.ShouldBeNull();
        Use(Sample.Segment, Nesting(chain), "s1").Refusal!.Message.ShouldContain("50");
    }

    [Fact]
    public void What_leads_nowhere_already_does_not_stop_other_changes()
    {
        var old = Segment("beta", "gone");

        SegmentInstructions.Apply(old, Rule("other"), new(Sample.At, Nesting(Segment("other")))).Refusal.ShouldBeNull();
    }

    [Fact]
    public void A_segment_in_use_is_known()
    {
        var nesting = Nesting(Segment("outer", "inner"), Segment("inner"));

        nesting.CheckUnused("outer").ShouldBeNull();
        var refusal = nesting.CheckUnused("inner")!;
        refusal.Code.ShouldBe(RefusalCode.Conflict);
        refusal.Message.ShouldContain("'outer'");
    }

    private static SegmentNesting Nesting(params IEnumerable<SegmentDefinition> segments) => new(
        segments.Select(static segment => segment.Key).ToHashSet(), [.. segments.Where(static segment => SegmentNesting.UsesOf(segment).Any())]);

    private static SegmentDefinition Segment(string key, params IEnumerable<string> uses) => Sample.Segment with
    {
        Key = key,
        Rules = [.. uses.Select(static use => new SegmentTargetingRule { Id = use, Clauses = [Sample.Clause("c", "", "", "segmentMatch", use)] })],
    };

    private static Result<SegmentOutcome> Use(SegmentDefinition segment, SegmentNesting nesting, string key) =>
        SegmentInstructions.Apply(segment, Rule(key), new SegmentSurroundings(Sample.At, nesting));

    private static ImmutableArray<SegmentInstruction> Rule(string key) =>
        [new SegmentInstruction.AddRule { Clauses = [new() { Op = "segmentMatch", Values = [key] }] }];
}
