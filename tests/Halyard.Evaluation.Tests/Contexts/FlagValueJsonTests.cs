using System.Text.Json;
using Shouldly;

namespace Halyard.Evaluation.Tests.Contexts;

public sealed class FlagValueJsonTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("true")]
    [InlineData("false")]
    [InlineData("0")]
    [InlineData("-12.5")]
    [InlineData("9007199254740991")]
    [InlineData("\"käse \\\" \\n\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""["a",true,null,3.14,{"str":"str","double":0.5,"null":null}]""")]
    public void What_is_read_is_written_again(string json) => FlagValue.Parse(json).ToJson().ShouldBe(json);

    [Fact]
    public void A_whole_number_is_written_without_a_point() => FlagValue.Of(3.0).ToJson().ShouldBe("3");

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("1 2")]
    [InlineData("[1,]")]
    [InlineData("nul")]
    [InlineData("NaN")]
    [InlineData("/**/1")]
    public void What_is_not_json_is_refused(string json)
    {
        Should.Throw<JsonException>(() => FlagValue.Parse(json));
        FlagValue.TryParse(json, out var value).ShouldBeFalse();
        value.IsNull.ShouldBeTrue();
        FlagValue.TryParse(null, out _).ShouldBeFalse();
    }

    [Fact]
    public void Text_is_read_as_deep_as_a_value_can_be_and_no_deeper()
    {
        FlagValue.Parse(Nested(FlagValue.MaxDepth)).ToJson().ShouldBe(Nested(FlagValue.MaxDepth));
        FlagValue.TryParse(Nested(FlagValue.MaxDepth + 1), out _).ShouldBeFalse();
        FlagValue.TryParse(Nested(100_000), out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("\"\\ud83d\\ude00\"", "😀")]
    [InlineData("\"\\ud800\"", "\uFFFD")]
    [InlineData("\"a\\udc00b\"", "a\uFFFDb")]
    [InlineData("\"\\udc00\\ud800\"", "\uFFFD\uFFFD")]
    [InlineData("\"\\u0041\\/\\b\\f\\r\\t\\\\\"", "A/\b\f\r\t\\")]
    public void Escapes_are_decoded_and_a_lone_surrogate_is_replaced(string json, string text) =>
        FlagValue.Parse(json).AsString.ShouldBe(text);

    [Fact]
    public void A_lone_surrogate_in_memory_is_replaced_when_it_is_written() =>
        FlagValue.Parse(FlagValue.Of("a\ud800").ToJson()).AsString.ShouldBe("a\uFFFD");

    [Fact]
    public void A_number_beyond_all_numbers_is_null() => FlagValue.Parse("1e999").IsNull.ShouldBeTrue();

    [Fact]
    public void The_framework_s_serializer_reads_and_writes_values()
    {
        var value = FlagValue.Object(("a", FlagValue.Array(1, default)));

        JsonSerializer.Deserialize<FlagValue>(JsonSerializer.Serialize(value)).ShouldBe(value);
        JsonSerializer.Deserialize<FlagValue>("null").IsNull.ShouldBeTrue();
    }

    private static string Nested(int depth) => new string('[', depth) + new string(']', depth);
}
