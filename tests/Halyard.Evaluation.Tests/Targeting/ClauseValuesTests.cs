using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Targeting;
using Shouldly;

namespace Halyard.Evaluation.Tests.Targeting;

public sealed class ClauseValuesTests
{
    [Theory]
    [InlineData(Operators.In, "1")]
    [InlineData(Operators.StartsWith, "\"a\"")]
    [InlineData(Operators.Matches, "\"^a+$\"")]
    [InlineData(Operators.LessThan, "1.5")]
    [InlineData(Operators.Before, "\"2017-12-06T07:00:00Z\"")]
    [InlineData(Operators.After, "1512543600000")]
    [InlineData(Operators.SemVerEqual, "\"2.1\"")]
    [InlineData(Operators.SegmentMatch, "\"beta\"")]
    public void A_value_that_an_operator_can_use_is_right(string op, string json) =>
        ClauseValues.ErrorOf(op, FlagValue.Parse(json)).ShouldBeNull();

    [Theory]
    [InlineData(Operators.In, "[1]", "text, a number or a boolean")]
    [InlineData(Operators.Contains, "1", "must be text")]
    [InlineData(Operators.Matches, "1", "regular expression, as text")]
    [InlineData(Operators.Matches, "\"(\"", "linear time")]
    [InlineData(Operators.Matches, "\"(?=a)\"", "linear time")]
    [InlineData(Operators.GreaterThan, "\"1\"", "must be a number")]
    [InlineData(Operators.Before, "\"2017-12-06\"", "must be a moment")]
    [InlineData(Operators.SemVerLessThan, "\"v1\"", "must be a version")]
    [InlineData(Operators.SegmentMatch, "\"\"", "key of a segment")]
    [InlineData("isPrime", "7", "no operator 'isPrime'")]
    public void A_value_that_could_never_match_is_named_with_its_remedy(string op, string json, string message) =>
        ClauseValues.ErrorOf(op, FlagValue.Parse(json))!.ShouldContain(message);

    [Fact]
    public void A_pattern_that_is_too_long_is_refused() =>
        ClauseValues.ErrorOf(Operators.Matches, new string('a', 10_001))!.ShouldContain("10000 are allowed");
}
