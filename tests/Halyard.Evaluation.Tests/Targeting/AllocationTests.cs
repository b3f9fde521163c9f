using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Segments;
using Halyard.Evaluation.Targeting;
using Halyard.TestKit;
using Shouldly;

namespace Halyard.Evaluation.Tests.Targeting;

public sealed class AllocationTests
{
    private static readonly Context User = Context.Builder("user-1").Set("country", "CH").Set("age", 36).Set("version", "2.1.0-rc.1")
        .Set("joined", "2020-01-01T00:00:00Z").Set("tags", FlagValue.Array("a", "b"))
        .Set("address", FlagValue.Object(("city", "Bern"))).Build();

    private static readonly FlagValue[] BoolVariations = [true, false];
    private static readonly FlagValue[] TextVariations = ["red", "blue"];
    private static readonly FlagValue[] NumberVariations = [1.5, 2];

    public static TheoryData<string, string> Cases()
    {
        var cases = new TheoryData<string, string>();
        foreach (var type in (string[])["boolean", "string", "number"])
        {
            foreach (var way in Ways(BoolVariations).Keys)
            {
                cases.Add(type, way);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void An_evaluation_allocates_nothing(string type, string way)
    {
        var variations = type switch { "boolean" => BoolVariations, "string" => TextVariations, _ => NumberVariations };
        var flag = Ways(variations)[way](FlagBuilder.Of("flag", variations).Version(2)).Build();
        var snapshot = Around(flag);
        var compiled = snapshot.FindFlag("flag")!;
        var kind = variations[0].Kind;

        var allocated = Allocations.Of(() =>
        {
            var result = Evaluator.Evaluate(compiled, User, snapshot);
            _ = kind switch
            {
                FlagValueKind.Bool => result.Value.AsBool,
                FlagValueKind.String => result.Value.AsString is null,
                _ => result.Value.AsDouble > 0,
            };
        });

        Evaluator.Evaluate(compiled, User, snapshot).HasVariation.ShouldBeTrue();
        allocated.ShouldBe(0);
    }

    [Fact]
    public void Nor_do_several_kinds_at_once()
    {
        var context = Context.CreateMulti(User, Context.Create("o1", "org"), Context.Create("d1", "device"));
        var flag = FlagBuilder.Boolean("flag").On().TargetContexts("device", true, "d9")
            .Rule(r => r.When(Clause.Of("org", "key", Operators.In, "o1")).When("country", Operators.In, "CH").Serve(true)).Build();
        var snapshot = Around(flag);
        var compiled = snapshot.FindFlag("flag")!;

        Allocations.Of(() => Evaluator.Evaluate(compiled, context, snapshot)).ShouldBe(0);
        Evaluator.Evaluate(compiled, context, snapshot).Reason.Kind.ShouldBe(EvaluationReasonKind.RuleMatch);
    }

    private static FlagSnapshot Around(Flag flag) => FlagSnapshot.Create(new(
        [
            flag,
            FlagBuilder.Boolean("first").On().Build(),
            FlagBuilder.Boolean("second").On().Prerequisite("first", 0).Build(),
            FlagBuilder.Boolean("third").On().Prerequisite("second", 0).Build(),
        ],
        [
            SegmentBuilder.Of("keys").Include([.. Enumerable.Range(0, 100).Select(i => $"user-{i}")]).Build(),
            SegmentBuilder.Of("rules").Rule(r => r.When("country", Operators.In, "CH").Weight(100_000)).Build(),
            SegmentBuilder.Of("nested").Rule(r => r.When(Clause.InSegment("rules", "keys"))).Build(),
        ]));

    private static Dictionary<string, Func<FlagBuilder, FlagBuilder>> Ways(FlagValue[] variations) => new()
    {
        ["off"] = flag => flag.Off(),
        ["fallthrough"] = flag => flag.On(),
        ["target"] = flag => flag.On().Target(variations[1], "user-1"),
        ["one of many targets"] = flag => flag.On().Target(variations[1], [.. Enumerable.Range(0, 1_000).Select(i => $"user-{i}")]),
        ["rule"] = flag => flag.On()
            .Rule(r => r.When("country", Operators.In, "AT", "CH").When("age", Operators.GreaterThan, 18).Serve(variations[1])),
        ["rule on text"] = flag => flag.On()
            .Rule(r => r.When("country", Operators.StartsWith, "C").When("country", Operators.Contains, "H").Serve(variations[1])),
        ["rule on versions"] = flag => flag.On().Rule(r => r.When("version", Operators.SemVerGreaterThan, "2.0").Serve(variations[1])),
        ["rule on dates"] = flag => flag.On().Rule(r => r.When("joined", Operators.Before, "2021-01-01T00:00:00Z").Serve(variations[1])),
        ["rule on a path"] = flag => flag.On().Rule(r => r.When("/address/city", Operators.In, "Bern").Serve(variations[1])),
        ["rule on an array"] = flag => flag.On().Rule(r => r.When("tags", Operators.In, "b").Serve(variations[1])),
        ["rollout"] = flag => flag.On().FallthroughRollout(50_000, 50_000),
        ["rollout by number"] = flag => flag.On().FallthroughRollout(Rollout.Of(50_000, 50_000) with { BucketBy = "age" }),
        ["experiment"] = flag => flag.On().FallthroughRollout(Rollout.Of(50_000, 50_000) with { Kind = RolloutKind.Experiment, Seed = 61 }),
        ["segment"] = flag => flag.On().Rule(r => r.WhenInSegment("keys").Serve(variations[1])),
        ["nested segment"] = flag => flag.On().Rule(r => r.WhenInSegment("nested").Serve(variations[1])),
        ["prerequisite"] = flag => flag.On().Prerequisite("third", 0),
        ["failed prerequisite"] = flag => flag.On().Prerequisite("third", 1),
    };
}
