using FsCheck;
using FsCheck.Xunit;
using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Targeting;
using Shouldly;

namespace Halyard.Evaluation.Tests.Properties;

public sealed class RolloutPropertyTests
{
    private const int Whole = 100_000;

    [Property(MaxTest = 500)]
    public void Raising_a_weight_never_moves_a_context_out(NonNull<string> salt, ushort low, ushort more)
    {
        var weight = Math.Min(low, Whole);
        var raised = Math.Min(weight + more, Whole);
        var (before, after) = (Flag(salt.Get, weight), Flag(salt.Get, raised));

        for (var i = 0; i < 50; i++)
        {
            var context = Context.Create($"user-{i}");
            if (Evaluator.Evaluate(before, context, FlagSnapshot.Empty).Value.AsBool)
            {
                Evaluator.Evaluate(after, context, FlagSnapshot.Empty).Value.AsBool.ShouldBeTrue();
            }
        }
    }

    [Property(MaxTest = 20)]
    public void Buckets_are_uniform_whatever_the_salt(NonNull<string> salt)
    {
        const int Cells = 20;
        const int Keys = 5_000;
        const double Expected = (double)Keys / Cells;
        var counts = new int[Cells];
        var prefix = BucketPrefix.Of("flag", salt.Get);

        for (var i = 0; i < Keys; i++)
        {
            counts[(int)(Bucketer.Position(prefix, $"user-{i}") * Cells)]++;
        }

        // Chi-squared with 19 degrees of freedom is above 66 once in a million times.
        counts.Sum(count => (count - Expected) * (count - Expected) / Expected).ShouldBeLessThan(66);
    }

    [Property(MaxTest = 500)]
    public void A_share_gets_what_its_weight_says_and_everybody_gets_something(byte first, byte second, byte third)
    {
        int[] weights = [first, second, third];
        var flag = new CompiledFlag(FlagBuilder.Of("f", 0, 1, 2).On().FallthroughRollout(weights).Build());

        var index = Evaluator.Evaluate(flag, Context.Create("k"), FlagSnapshot.Empty).VariationIndex;

        index.ShouldBeInRange(0, 2);
        (weights[index] > 0 || index == 2).ShouldBeTrue();
    }

    private static CompiledFlag Flag(string salt, int weight) => new(
        FlagBuilder.Boolean("flag").On().With(flag => flag with { Salt = salt }).FallthroughRollout(weight, Whole - weight).Build());
}
