using Halyard.Api.Segments;
using Halyard.Server.Segments;

using Shouldly;

namespace Halyard.Server.Tests.Segments;

public sealed class SegmentDifferenceTests
{
    private static readonly EditableSegment Shown = EditableSegment.From(Sample.Segment);

    [Fact]
    public void A_segment_as_it_is_shown_needs_no_instruction()
    {
        SegmentDifference.Between(Sample.Segment, Shown).ShouldBeEmpty();
    }

    [Fact]
    public void Ids_need_not_be_given_for_clauses_and_no_kind_means_users()
    {
        var rules = Shown.Rules!.Value;
        var bare = rules[0] with { Clauses = [.. rules[0].Clauses.Select(static clause => clause with { Id = null, ContextKind = null })] };

        SegmentDifference.Between(Sample.Segment, Shown with { Rules = [bare, rules[1]] }).ShouldBeEmpty();
    }

    [Fact]
    public void Lists_become_what_is_added_and_removed()
    {
        Changed(Shown with { Included = ["u2", "x1"], Excluded = [], IncludedContexts = [new() { ContextKind = "org", Values = ["globex"] }] })
            .ShouldBe(["+ user u2 x1", "+ org globex"], ignoreOrder: true);
    }

    [Fact]
    public void Users_may_stand_among_the_other_contexts()
    {
        Changed(Shown with { Included = ["u1"], IncludedContexts = [new() { ContextKind = "user", Values = ["u2"] }] }).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_absent_is_cleared()
    {
        var segment = Apply(new EditableSegment { Name = "Beta testers" });

        segment.Description.ShouldBe("");
        segment.Tags.ShouldBeEmpty();
        segment.Included.ShouldBeEmpty();
        segment.Excluded.ShouldBeEmpty();
        segment.Rules.ShouldBeEmpty();
    }

    [Fact]
    public void Rules_are_known_by_their_ids()
    {
        var rules = Shown.Rules!.Value;

        Changed(Shown with { Rules = [rules[1], rules[0]] }).ShouldBe(["order r2 r1"]);
        Changed(Shown with { Rules = [rules[0], rules[1] with { Weight = 1, Description = "Gold" }] })
            .ShouldBe(["rule r2 'Gold' 1 org name: c3 org plan in \"gold\""]);
        Changed(Shown with { Rules = [rules[0], rules[1] with { Weight = null }] }).ShouldBe(["rule r2 ''   : c3 org plan in \"gold\""]);
    }

    [Fact]
    public void A_rule_with_other_clauses_keeps_its_id_and_place()
    {
        var rules = Shown.Rules!.Value;
        var changed = rules[0] with { Clauses = [rules[0].Clauses[1] with { Values = [21] }] };

        Changed(Shown with { Rules = [changed, rules[1]] }).ShouldBe(["rule r1 'Adults'   : c2 user age greaterThan 21"]);
    }

    [Fact]
    public void A_rule_without_an_id_gets_one()
    {
        var rules = Shown.Rules!.Value;

        var segment = Apply(Shown with { Rules = [rules[1] with { Id = null }, .. rules] });

        segment.Rules.Length.ShouldBe(3);
        Guid.TryParse(segment.Rules[0].Id, out _).ShouldBeTrue();
        segment.Rules.Skip(1).Select(static rule => rule.Id).ShouldBe(["r1", "r2"]);
    }

    private static SegmentDefinition Apply(EditableSegment wanted) => SegmentInstructions.Apply(
        Sample.Segment, SegmentDifference.Between(Sample.Segment, wanted), new SegmentSurroundings(Sample.At)).Value.Segment;

    private static IEnumerable<string> Changed(EditableSegment wanted) => Sample.Lines(Apply(wanted)).Except(Sample.Lines(Sample.Segment));
}
