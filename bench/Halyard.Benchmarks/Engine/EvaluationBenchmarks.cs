using BenchmarkDotNet.Attributes;
using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Segments;
using Halyard.Evaluation.Targeting;

namespace Halyard.Benchmarks.Engine;

/// <summary>One evaluation of a compiled flag, without the SDK around it.</summary>
[MemoryDiagnoser, MinColumn, MedianColumn, HideColumns("Error", "StdDev", "Mean")]
public class EvaluationBenchmarks
{
    private readonly Context _user = Context.Builder("user-4711")
        .Name("Ada").Set("country", "CH").Set("plan", "pro").Set("age", 36).Set("email", "ada@example.com").Build();

    private readonly CompiledFlag _off = new(FlagBuilder.Boolean("off").Build());
    private readonly CompiledFlag _fallthrough = new(FlagBuilder.Boolean("fallthrough").On().Build());
    private readonly CompiledFlag _rollout = new(FlagBuilder.Boolean("rollout").On().FallthroughRollout(30_000, 70_000).Build());
    private readonly CompiledFlag _targets = new(FlagBuilder.Boolean("targets").On()
        .Target(true, [.. Enumerable.Range(0, 999).Select(i => $"target-{i}"), "user-4711"]).Build());

    private readonly CompiledFlag _rules = new(TenRules());
    private readonly CompiledFlag _segment = new(
        FlagBuilder.Boolean("segment").On().Rule(r => r.WhenInSegment("beta").Serve(true)).Build());

    private readonly CompiledFlag _chain;
    private readonly FlagSnapshot _snapshot;

    public EvaluationBenchmarks()
    {
        var beta = SegmentBuilder.Of("beta").Include([.. Enumerable.Range(0, 9_999).Select(i => $"member-{i}"), "user-4711"]).Build();
        Flag[] chain =
        [
            FlagBuilder.Boolean("first").On().Build(),
            FlagBuilder.Boolean("second").On().Prerequisite("first", 0).Build(),
            FlagBuilder.Boolean("third").On().Prerequisite("second", 0).Build(),
            FlagBuilder.Boolean("top").On().Prerequisite("third", 0).Build(),
        ];
        _snapshot = FlagSnapshot.Create(new([.. chain], [beta]));
        _chain = _snapshot.FindFlag("top")!;
    }

    [Benchmark(Description = "off")]
    public EvaluationResult Off() => Evaluator.Evaluate(_off, _user, _snapshot);

    [Benchmark(Description = "fallthrough")]
    public EvaluationResult Fallthrough() => Evaluator.Evaluate(_fallthrough, _user, _snapshot);

    [Benchmark(Description = "1,000 targets")]
    public EvaluationResult Targets() => Evaluator.Evaluate(_targets, _user, _snapshot);

    [Benchmark(Description = "10 rules of 2 clauses, last matches")]
    public EvaluationResult Rules() => Evaluator.Evaluate(_rules, _user, _snapshot);

    [Benchmark(Description = "percentage rollout")]
    public EvaluationResult Rollout() => Evaluator.Evaluate(_rollout, _user, _snapshot);

    [Benchmark(Description = "segment with 10,000 keys")]
    public EvaluationResult Segment() => Evaluator.Evaluate(_segment, _user, _snapshot);

    [Benchmark(Description = "prerequisite chain of 3")]
    public EvaluationResult Chain() => Evaluator.Evaluate(_chain, _user, _snapshot);

    // The first clause of each rule holds, so that both are looked at.
    private static Flag TenRules()
    {
        var flag = FlagBuilder.Boolean("rules").On();
        for (var i = 0; i < 10; i++)
        {
            var country = i == 9 ? "CH" : $"X{i}";
            flag.Rule(r => r.When("plan", Operators.In, "pro", "team").When("country", Operators.In, "AT", "DE", country).Serve(true));
        }

        return flag.Build();
    }
}
