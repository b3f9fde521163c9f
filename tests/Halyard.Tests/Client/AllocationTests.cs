using Halyard.Evaluation.Flags;
using Shouldly;

namespace Halyard.Tests.Client;

public sealed class AllocationTests : WireTests
{
    private static readonly Context Multi = Context.CreateMulti(User, Context.Create("o1", "org"));

    [Fact]
    public async Task An_evaluation_for_a_context_seen_before_allocates_nothing()
    {
        var (client, _) = await StartAsync(
            Some.Flag("bool", true),
            Some.Flag("string", "s"),
            Some.Flag("number", 2.5),
            FlagBuilder.Boolean("off").Build(),
            FlagBuilder.Boolean("rollout").On().FallthroughRollout(50_000, 50_000).Build(),
            FlagBuilder.Boolean("rule").On().Rule(rule => rule.When("key", "in", "u1").Serve(false)).Build(),
            FlagBuilder.Boolean("dependent").On().Prerequisite("bool", 0).Build());

        Measure(() => client.BoolVariation("bool", User)).ShouldBe(0);
        Measure(() => client.BoolVariation("bool", Multi)).ShouldBe(0);
        Measure(() => client.BoolVariationDetail("bool", User)).ShouldBe(0);
        Measure(() => client.StringVariation("string", User, "x")).ShouldBe(0);
        Measure(() => client.IntVariation("number", User)).ShouldBe(0);
        Measure(() => client.JsonVariation("number", User)).ShouldBe(0);
        Measure(() => client.BoolVariation("off", User)).ShouldBe(0);
        Measure(() => client.BoolVariation("rollout", User)).ShouldBe(0);
        Measure(() => client.BoolVariation("rule", User)).ShouldBe(0);
        Measure(() => client.BoolVariation("dependent", User)).ShouldBe(0);
        Measure(() => client.BoolVariation("string", User)).ShouldBe(0);
    }

    [Fact]
    public async Task Nor_does_the_first_one_after_a_delivery()
    {
        var (client, _) = await StartAsync(Some.Flag("f1"));
        client.BoolVariation("f1", User);

        await client.FlushAsync(Patience, Token);

        Measure(() => client.BoolVariation("f1", User), warmUp: false).ShouldBe(0);
    }

    private static long Measure<T>(Func<T> evaluate, bool warmUp = true)
    {
        const int Times = 1_000;
        for (var i = 0; warmUp && i < Times; i++)
        {
            evaluate();
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Times; i++)
        {
            evaluate();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
