using System.Globalization;
using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Targeting;
using Halyard.TestKit;
using Shouldly;

namespace Halyard.Evaluation.Tests.Targeting;

public sealed class BucketerTests
{
    private const double Greatest = 0xFFFFFFFFFFFFFFF;

    [Theory]
    [InlineData("hashKey.saltyA.", "userKeyA", 486043891349154521)]
    [InlineData("hashKey.saltyA.", "userKeyB", 773435658029121709)]
    [InlineData("hashKey.saltyA.", "userKeyC", 119247895310179974)]
    [InlineData("61.", "userKeyA", 113000217734964355)]
    [InlineData("61.", "userKeyB", 166986584065422361)]
    [InlineData("61.", "userKeyC", 1065603950499499977)]
    [InlineData("60.", "userKeyA", 808061475801829080)]
    [InlineData("0.", "userKeyA", 709767421467362627)]
    [InlineData("hashKey.saltyA.", "33333", 631471519433647792)]
    [InlineData("hashKey.saltyA.", "99999", 842746186395001253)]
    [InlineData("hashKey.saltyA.", "", 559063865374762738)]
    [InlineData("segment3.salty.", "user-key", 172364212169817613)]
    [InlineData("segment3.salty.", "unmatching-key", 421549181328057524)]
    [InlineData("flag..", "user", 493013697136840140)]
    [InlineData("my-flag.abc123.", "käse", 831877053987269887)]
    [InlineData("my-flag.abc123.", "org:1%2", 83765246226969536)]
    public void Known_inputs_have_known_buckets(string prefix, string value, long bucket) =>
        Bucketer.Position(System.Text.Encoding.UTF8.GetBytes(prefix), value).ShouldBe(bucket / Greatest);

    [Fact]
    public void The_prefix_is_the_flag_s_key_and_salt_or_the_seed()
    {
        BucketPrefix.Of("hashKey", "saltyA").ShouldBe("hashKey.saltyA."u8.ToArray());
        BucketPrefix.Of("flag", "").ShouldBe("flag.."u8.ToArray());
        BucketPrefix.Of(61).ShouldBe("61."u8.ToArray());
        BucketPrefix.Of(-3_000_000_000).ShouldBe("-3000000000."u8.ToArray());
    }

    [Theory]
    [InlineData(new[] { 60_000, 40_000 }, new[] { 0, 1, 0 })]
    [InlineData(new[] { 10_000, 20_000, 70_000 }, new[] { 2, 2, 1 })]
    [InlineData(new[] { 0, 100_000 }, new[] { 1, 1, 1 })]
    [InlineData(new[] { 10_000, 10_000 }, new[] { 1, 1, 1 })]
    public void Known_keys_fall_into_known_shares(int[] weights, int[] expected)
    {
        var flag = new CompiledFlag(FlagBuilder.Of("hashKey", 0, 1, 2).On().FallthroughRollout(weights)
            .With(flag => flag with { Salt = "saltyA" }).Build());

        string[] keys = ["userKeyA", "userKeyB", "userKeyC"];
        keys.Select(key => Evaluator.Evaluate(flag, Context.Create(key), FlagSnapshot.Empty).VariationIndex).ShouldBe(expected);
    }

    [Theory]
    [InlineData(33333, "33333")]
    [InlineData(-1, "-1")]
    [InlineData(-0.0, "0")]
    [InlineData(3e9, "3000000000")]
    [InlineData(9007199254740992, "9007199254740992")]
    [InlineData(1e20, "100000000000000000000")]
    public void A_whole_number_is_bucketed_by_its_digits(double number, string digits)
    {
        var bucketing = new Bucketing("p.s."u8.ToArray(), "user", "by", new ReferencePool());
        var context = Context.Builder("k").Set("by", number).Build();

        bucketing.Bucket(context).ShouldBe(Bucketer.Position("p.s."u8, digits));
    }

    [Fact]
    public void The_largest_number_there_is_has_a_bucket()
    {
        var bucketing = new Bucketing("p.s."u8.ToArray(), "user", "by", new ReferencePool());
        var digits = double.MaxValue.ToString("F0", CultureInfo.InvariantCulture);

        bucketing.Bucket(Context.Builder("k").Set("by", double.MaxValue).Build()).ShouldBe(Bucketer.Position("p.s."u8, digits));
        bucketing.Bucket(Context.Builder("k").Set("by", double.Epsilon).Build()).ShouldBe(0);
    }

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    [InlineData(1_000)]
    public void A_bucket_costs_no_allocation_however_long_the_value(int length)
    {
        var value = new string('ä', length);

        Allocations.Of(() => Bucketer.Position("flag.salt."u8, value)).ShouldBe(0);
    }
}
