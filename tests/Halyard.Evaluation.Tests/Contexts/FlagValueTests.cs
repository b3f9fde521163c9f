using Shouldly;

namespace Halyard.Evaluation.Tests.Contexts;

public sealed class FlagValueTests
{
    [Fact]
    public void Each_kind_holds_its_value_and_gives_defaults_for_the_others()
    {
        FlagValue[] values = [default, true, false, 1, 2.5, "a", FlagValue.Array(1), FlagValue.Object(("a", 1))];

        values.Select(value => value.Kind).ShouldBe(
        [
            FlagValueKind.Null, FlagValueKind.Bool, FlagValueKind.Bool, FlagValueKind.Number, FlagValueKind.Number, FlagValueKind.String,
            FlagValueKind.Array, FlagValueKind.Object,
        ]);
        values.Select(value => value.AsBool).ShouldBe([false, true, false, false, false, false, false, false]);
        values.Select(value => value.AsDouble).ShouldBe([0, 0, 0, 1, 2.5, 0, 0, 0]);
        values.Select(value => value.AsString).ShouldBe([null, null, null, null, null, "a", null, null]);
        values.Select(value => value.Items.Count).ShouldBe([0, 0, 0, 0, 0, 0, 1, 0]);
        values.Select(value => value.Properties.Count).ShouldBe([0, 0, 0, 0, 0, 0, 0, 1]);
        values.Count(value => value.IsNull).ShouldBe(1);
    }

    [Theory]
    [InlineData(1.9, 1, 1L)]
    [InlineData(-1.9, -1, -1L)]
    [InlineData(3e9, int.MaxValue, 3_000_000_000L)]
    [InlineData(-1e300, int.MinValue, long.MinValue)]
    public void Whole_numbers_are_cut_towards_zero_and_kept_in_range(double number, int asInt, long asLong)
    {
        FlagValue value = number;

        value.AsInt.ShouldBe(asInt);
        value.AsLong.ShouldBe(asLong);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_number_that_json_does_not_have_is_null(double number) => FlagValue.Of(number).IsNull.ShouldBeTrue();

    [Fact]
    public void Every_finite_number_is_a_number()
    {
        double[] numbers = [0, -0.0, 1, -1, double.Epsilon, double.MaxValue, double.MinValue, BitConverter.Int64BitsToDouble(1)];

        numbers.ShouldAllBe(number => FlagValue.Of(number).Kind == FlagValueKind.Number && FlagValue.Of(number).AsDouble.Equals(number));
    }

    [Fact]
    public void Equality_is_by_value_and_never_across_kinds()
    {
        FlagValue.Of(0.0).ShouldBe(FlagValue.Of(-0.0));
        FlagValue.Of(0.0).GetHashCode().ShouldBe(FlagValue.Of(-0.0).GetHashCode());
        FlagValue.Of(1).ShouldNotBe(FlagValue.Of("1"));
        FlagValue.Of(true).ShouldNotBe(FlagValue.Of(1));
        FlagValue.Null.ShouldNotBe(FlagValue.Of(0));
        FlagValue.Null.ShouldNotBe(FlagValue.False);
        FlagValue.Of("a").ShouldNotBe(FlagValue.Null);
        FlagValue.Array(1, 2).ShouldNotBe(FlagValue.Array(2, 1));
        FlagValue.Array().ShouldNotBe(FlagValue.Object(Array.Empty<KeyValuePair<string, FlagValue>>()));
        FlagValue.Object(("a", 1), ("b", 2)).ShouldBe(FlagValue.Object(("b", 2), ("a", 1)));
        FlagValue.Object(("a", 1), ("b", 2)).GetHashCode().ShouldBe(FlagValue.Object(("b", 2), ("a", 1)).GetHashCode());
        FlagValue.Object(("a", 1)).ShouldNotBe(FlagValue.Object(("a", 2)));
        FlagValue.Object(("a", 1)).ShouldNotBe(FlagValue.Object(("b", 1)));
    }

    [Fact]
    public void The_last_of_several_properties_with_one_name_wins() =>
        FlagValue.Object(("a", 1), ("b", 2), ("a", 3)).ToJson().ShouldBe("""{"a":3,"b":2}""");

    [Fact]
    public void A_value_that_goes_too_deep_is_null()
    {
        var (array, map) = (FlagValue.Of(1), FlagValue.Of(1));
        for (var i = 0; i < FlagValue.MaxDepth; i++)
        {
            array = FlagValue.Array(array);
            map = FlagValue.Object(("a", map));
        }

        array.Kind.ShouldBe(FlagValueKind.Array);
        FlagValue.Array(array).IsNull.ShouldBeTrue();
        FlagValue.Array([array]).IsNull.ShouldBeTrue();
        FlagValue.Object(("a", array)).IsNull.ShouldBeTrue();
        FlagValue.Object([KeyValuePair.Create("a", map)]).IsNull.ShouldBeTrue();
    }

    [Fact]
    public void Properties_can_be_asked_like_any_dictionary()
    {
        var properties = FlagValue.Object(("a", 1), ("b", "x")).Properties;

        properties.Keys.ShouldBe(["a", "b"]);
        properties.Values.ShouldBe([1, "x"]);
        properties["b"].ShouldBe("x");
        properties.ContainsKey("c").ShouldBeFalse();
        Should.Throw<KeyNotFoundException>(() => properties["c"]).Message.ShouldContain("'c'");
    }
}
