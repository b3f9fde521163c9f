using System.Collections.Immutable;
using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Segments;
using Halyard.Evaluation.Targeting;
using Shouldly;

namespace Halyard.Evaluation.Tests.Targeting;

public sealed class BoundsTests
{
    private static readonly Context User = Context.Create("k");

    [Theory]
    [InlineData(10)]
    [InlineData(100)]
    public void A_chain_of_prerequisites_of_a_sensible_length_is_evaluated(int length) =>
        Evaluate(Chain(length)).Reason.Kind.ShouldBe(EvaluationReasonKind.Fallthrough);

    [Theory]
    [InlineData(1_000)]
    [InlineData(10_000)]
    public void A_chain_of_prerequisites_without_end_is_malformed(int length) => Evaluate(Chain(length)).ShouldBeMalformed();

    [Fact]
    public void A_ring_of_a_thousand_prerequisites_is_malformed()
    {
        var flags = Chain(1_000);

        Evaluate([FlagBuilder.Boolean("f0").On().Prerequisite("f999", 0).Build(), .. flags.Skip(1)], "f999").ShouldBeMalformed();
    }

    [Fact]
    public void A_ladder_of_diamonds_is_evaluated_as_long_as_it_is_low()
    {
        var recorder = new CountingRecorder();

        Evaluate(Ladder(8), "f8", recorder).Reason.Kind.ShouldBe(EvaluationReasonKind.Fallthrough);

        recorder.Count.ShouldBe(510);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(100)]
    public void A_ladder_of_diamonds_without_end_is_malformed_after_a_limited_number_of_evaluations(int steps)
    {
        var recorder = new CountingRecorder();

        Evaluate(Ladder(steps), $"f{steps}", recorder).ShouldBeMalformed();

        recorder.Count.ShouldBeLessThanOrEqualTo(10_000);
    }

    [Theory]
    [InlineData(10, false)]
    [InlineData(100, false)]
    [InlineData(1_000, true)]
    [InlineData(10_000, true)]
    public void Segments_in_segments_are_followed_only_so_far(int depth, bool isMalformed)
    {
        var result = Evaluate([InSegment($"s{depth}")], "f", segments: Nested(depth));

        result.Reason.Kind.ShouldBe(isMalformed ? EvaluationReasonKind.Error : EvaluationReasonKind.RuleMatch);
    }

    [Fact]
    public void A_ladder_of_segments_asks_each_of_them_once()
    {
        // Without a memory this would ask two to the power of sixty times.
        var segments = Enumerable.Range(1, 60)
            .Select(i => SegmentBuilder.Of($"s{i}")
                .Rule(r => r.When(Clause.InSegment($"s{i - 1}"))).Rule(r => r.When(Clause.InSegment($"s{i - 1}"))).Build())
            .Prepend(SegmentBuilder.Of("s0").Build());

        Evaluate([InSegment("s60")], "f", segments: segments).Reason.Kind.ShouldBe(EvaluationReasonKind.Fallthrough);
    }

    [Fact]
    public void Many_segments_in_one_evaluation_are_all_remembered()
    {
        var segments = Enumerable.Range(0, 50).Select(i => SegmentBuilder.Of($"s{i}").Include(i == 49 ? "k" : "other").Build());
        var flag = FlagBuilder.Boolean("f").On().Fallthrough(false)
            .Rule(r => r.WhenInSegment([.. Enumerable.Range(0, 49).Select(i => $"s{i}")]).Serve(false))
            .Rule(r => r.WhenInSegment([.. Enumerable.Range(0, 50).Select(i => $"s{i}")]).Serve(true)).Build();

        Evaluate([flag], "f", segments: segments).Reason.RuleIndex.ShouldBe(1);
    }

    [Fact]
    public void Deep_segments_below_a_deep_chain_of_prerequisites_do_not_overflow_a_small_stack()
    {
        Flag[] flags = [.. Chain(120).Skip(1), InSegment("s10000") with { Key = "f0" }];
        EvaluationResult? result = null;

        var thread = new Thread(() => result = Evaluate(flags, "f119", segments: Nested(10_000)), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();

        result!.ShouldBeMalformed();
    }

    [Theory]
    [InlineData("(?:a{1000}){1000}")]
    [InlineData("(?:a{0,1000}){0,9}b")]
    [InlineData("(a+)+$")]
    [InlineData("(((((((((((((((((((((a*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*)*$")]
    public void A_pattern_takes_time_that_is_linear_in_the_text(string pattern)
    {
        var flag = FlagBuilder.Boolean("f").On().Rule(r => r.When("text", Operators.Matches, pattern).Serve(true)).Build();
        var context = Context.Builder("k").Set("text", new string('a', 20_000) + "!").Build();

        Evaluator.Evaluate(new CompiledFlag(flag), context, FlagSnapshot.Empty).HasVariation.ShouldBeTrue();
    }

    [Fact]
    public void A_pattern_of_a_hundred_thousand_brackets_is_no_match()
    {
        var pattern = new string('(', 100_000) + "a" + new string(')', 100_000);
        var flag = FlagBuilder.Boolean("f").On().Fallthrough(false)
            .Rule(r => r.When("key", Operators.Matches, pattern, "k").Serve(true)).Build();

        Evaluator.Evaluate(new CompiledFlag(flag), User, FlagSnapshot.Empty).Value.ShouldBe(true);
    }

    [Fact]
    public void A_key_of_a_million_characters_is_bucketed()
    {
        var flag = new CompiledFlag(FlagBuilder.Boolean("f").On().FallthroughRollout(50_000, 50_000).Build());
        string[] keys = [new('x', 1_000_000), new('\ud800', 1_000_000), "\udc00"];

        keys.ShouldAllBe(key => Evaluator.Evaluate(flag, Context.Create(key), FlagSnapshot.Empty).HasVariation);
    }

    private static Flag InSegment(string key) =>
        FlagBuilder.Boolean("f").On().Fallthrough(false).Rule(r => r.WhenInSegment(key).Serve(true)).Build();

    // Each in the next.
    private static IEnumerable<Segment> Nested(int depth) =>
    [
        SegmentBuilder.Of("s0").Include("k").Build(),
        .. Enumerable.Range(1, depth).Select(i => SegmentBuilder.Of($"s{i}").Rule(r => r.When(Clause.InSegment($"s{i - 1}"))).Build()),
    ];

    private static Flag[] Chain(int length) =>
    [
        FlagBuilder.Boolean("f0").On().Build(),
        .. Enumerable.Range(1, length - 1).Select(i => FlagBuilder.Boolean($"f{i}").On().Prerequisite($"f{i - 1}", 0).Build()),
    ];

    private static Flag[] Ladder(int steps) =>
    [
        FlagBuilder.Boolean("f0").On().Build(),
        .. Enumerable.Range(1, steps).Select(i =>
            FlagBuilder.Boolean($"f{i}").On().Prerequisite($"f{i - 1}", 0).Prerequisite($"f{i - 1}", 0).Build()),
    ];

    private static EvaluationResult Evaluate(Flag[] flags) => Evaluate(flags, $"f{flags.Length - 1}");

    private static EvaluationResult Evaluate(
        IEnumerable<Flag> flags, string key, IEvaluationRecorder? recorder = null, IEnumerable<Segment>? segments = null)
    {
        var snapshot = FlagSnapshot.Create(new([.. flags], segments?.ToImmutableArray() ?? []));
        return Evaluator.Evaluate(snapshot.FindFlag(key)!, User, snapshot, recorder);
    }

    private sealed class CountingRecorder : IEvaluationRecorder
    {
        public int Count { get; private set; }

        public void Prerequisite(CompiledFlag prerequisite, CompiledFlag dependent, EvaluationResult result, Context context) => Count++;
    }
}
