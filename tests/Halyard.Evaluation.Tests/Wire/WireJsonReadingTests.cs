using System.Text;
using System.Text.Json;
using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Segments;
using Halyard.Evaluation.Wire;
using Shouldly;

namespace Halyard.Evaluation.Tests.Wire;

public sealed class WireJsonReadingTests
{
    [Fact]
    public void A_flag_needs_only_its_key_and_version()
    {
        var flag = Read("""{"key":"f","version":1}""");

        (flag.Key, flag.Version, flag.On, flag.Deleted, flag.Salt, flag.SamplingRatio).ShouldBe(("f", 1, false, false, "", 1));
        flag.Fallthrough.ShouldBe(VariationOrRollout.None);
        (flag.OffVariation, flag.DebugEventsUntilDate, flag.Migration).ShouldBe((null, null, null));
        (flag.Rules.Length, flag.Targets.Length, flag.ContextTargets.Length, flag.Prerequisites.Length, flag.Variations.Length)
            .ShouldBe((0, 0, 0, 0, 0));
    }

    [Theory]
    [InlineData("{}", "'key'")]
    [InlineData("""{"version":1}""", "'key'")]
    [InlineData("""{"key":null,"version":1}""", "'key'")]
    [InlineData("""{"key":"f"}""", "'version'")]
    [InlineData("""{"key":"f","version":null}""", "'version'")]
    [InlineData("""{"key":"f","version":"1"}""", "'version' must be a whole number")]
    [InlineData("""{"key":"f","version":1.5}""", "'version' must be a whole number")]
    [InlineData("""{"key":1,"version":1}""", "'key' must be a string")]
    [InlineData("""{"key":"f","version":1,"on":"yes"}""", "'on' must be true or false")]
    [InlineData("""{"key":"f","version":1,"targets":{}}""", "'targets' must be an array")]
    [InlineData("""{"key":"f","version":1,"targets":[1]}""", "'targets' must be an array of objects")]
    [InlineData("""{"key":"f","version":1,"targets":[{"values":[1]}]}""", "'values' must be a string")]
    [InlineData("""{"key":"f","version":1,"fallthrough":[]}""", "'fallthrough' must be an object")]
    [InlineData("""{"key":"f","version":1,"rules":[{"clauses":[{"op":1}]}]}""", "'op' must be a string")]
    [InlineData("""{"key":"f","version":1""", "")]
    [InlineData("""{"key":"f","version":1}{}""", "after a single JSON value")]
    [InlineData("[]", "objects")]
    [InlineData("", "")]
    public void What_is_missing_or_of_the_wrong_type_is_named(string json, string message) =>
        Should.Throw<JsonException>(() => Read(json)).Message.ShouldContain(message);

    [Fact]
    public void Null_stands_for_absent_everywhere_else()
    {
        var flag = Read(
            """
            {"key":"f","version":1,"on":null,"deleted":null,"prerequisites":null,"targets":null,"contextTargets":null,"rules":null,
             "fallthrough":null,"offVariation":null,"variations":null,"salt":null,"trackEvents":null,"trackEventsFallthrough":null,
             "debugEventsUntilDate":null,
             "clientSideAvailability":null,"clientSide":null,"samplingRatio":null,"excludeFromSummaries":null,"migration":null}
            """);

        WireJson.ToBytes(flag).ShouldBe(WireJson.ToBytes(Read("""{"key":"f","version":1}""")));
        Read("""{"key":"f","version":1,"rules":[{"id":null,"variation":null,"rollout":null,"clauses":null,"trackEvents":null}]}""")
            .Rules[0].Id.ShouldBe("");
        Read("""{"key":"f","version":1,"targets":[{"contextKind":null,"variation":null,"values":[null,"a"]}]}""")
            .Targets[0].Values.ShouldBe(["a"]);
    }

    [Fact]
    public void Unknown_properties_are_ignored_whatever_they_hold() =>
        Read("""{"sel":"s","x":{"key":[{"version":2}]},"key":"f","version":1,"rules":[{"ref":[[1]],"clauses":[{"y":{}}]}]}""")
            .Rules.Length.ShouldBe(1);

    [Theory]
    [InlineData("3000000000", 3_000_000_000)]
    [InlineData("1.0", 1)]
    [InlineData("1e3", 1_000)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("1e30", long.MaxValue)]
    public void A_whole_number_may_be_written_in_any_way_and_be_of_any_size(string text, long version) =>
        Read($$"""{"key":"f","version":{{text}}}""").Version.ShouldBe(version);

    [Fact]
    public void Seeds_and_generations_are_not_cut_to_32_bits()
    {
        Read("""{"key":"f","version":1,"fallthrough":{"rollout":{"seed":5000000000,"variations":[{}]}}}""")
            .Fallthrough.Rollout!.Seed.ShouldBe(5_000_000_000);
        ReadSegment("""{"key":"s","version":1,"generation":5000000000}""").Generation.ShouldBe(5_000_000_000);
    }

    [Theory]
    [InlineData("{}", true, false)]
    [InlineData("""{"clientSide":true}""", true, true)]
    [InlineData("""{"clientSideAvailability":{"usingEnvironmentId":true}}""", false, true)]
    [InlineData("""{"clientSide":true,"clientSideAvailability":{"usingMobileKey":true}}""", true, false)]
    [InlineData("""{"clientSideAvailability":{},"clientSide":true}""", false, false)]
    public void Availability_has_an_old_and_a_new_form_of_which_the_new_counts(string json, bool mobile, bool environment) =>
        Read(json.Insert(1, """ "key":"f","version":1""" + (json == "{}" ? "" : ",")))
            .ClientSideAvailability.ShouldBe(new(mobile, environment));

    [Fact]
    public void The_values_of_a_clause_may_be_of_any_kind_even_for_segments() =>
        Read("""{"key":"f","version":1,"rules":[{"clauses":[{"op":"segmentMatch","values":[1,null,{"a":[]},"s"]}]}]}""")
            .Rules[0].Clauses[0].Values.Length.ShouldBe(4);

    [Fact]
    public void A_data_set_gives_items_the_key_they_stand_under_if_they_have_none_or_are_tombstones()
    {
        var data = WireJson.ReadDataSet(
            """
            {"x":1,"flags":{"a":{"version":1},"b":{"key":"$deleted","version":2,"deleted":true},"n":null},
             "segments":{"s\u0073":{"version":3}}}
            """u8);

        data.Flags.Select(flag => (flag.Key, flag.Version, flag.Deleted)).ShouldBe([("a", 1, false), ("b", 2, true)]);
        data.Segments.ShouldHaveSingleItem().Key.ShouldBe("ss");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"flags":null,"segments":null}""")]
    [InlineData("""{"flags":{},"segments":{}}""")]
    public void A_data_set_may_be_empty(string json)
    {
        var data = WireJson.ReadDataSet(Encoding.UTF8.GetBytes(json));

        (data.Flags.Length, data.Segments.Length).ShouldBe((0, 0));
    }

    [Fact]
    public void Escaped_names_and_lone_surrogates_are_read()
    {
        var flag = Read("""{"k\u0065y":"f","version":1,"variations":["\ud800"],"salt":"\u00e4"}""");

        (flag.Key, flag.Salt, flag.Variations[0].AsString).ShouldBe(("f", "ä", "\uFFFD"));
    }

    [Fact]
    public void Text_that_is_not_utf8_is_refused()
    {
        byte[] json = [.. "{\"key\":\"f"u8, 0xC3, .. "\",\"version\":1}"u8];

        Should.Throw<JsonException>(() => WireJson.ReadFlag(json)).Message.ShouldContain("UTF-8");
    }

    [Fact]
    public void A_value_that_goes_too_deep_is_refused()
    {
        string Flag(int depth) => $$"""{"key":"f","version":1,"variations":[{{new string('[', depth)}}{{new string(']', depth)}}]}""";

        Read(Flag(FlagValue.MaxDepth)).Variations.Length.ShouldBe(1);
        Should.Throw<JsonException>(() => Read(Flag(FlagValue.MaxDepth + 1)));
        Should.Throw<JsonException>(() => Read(Flag(100_000)));
    }

    [Fact]
    public void An_item_is_read_out_of_the_middle_of_a_text()
    {
        var reader = new Utf8JsonReader("""{"path":"/","data":{"flags":{"f":{"version":1}}},"after":1}"""u8);
        for (var i = 0; i < 5; i++)
        {
            reader.Read();
        }

        WireJson.ReadDataSet(ref reader).Flags.ShouldHaveSingleItem();

        reader.Read();
        reader.ValueTextEquals("after"u8).ShouldBeTrue();
    }

    private static Flag Read(string json) => WireJson.ReadFlag(Encoding.UTF8.GetBytes(json));

    private static Segment ReadSegment(string json) => WireJson.ReadSegment(Encoding.UTF8.GetBytes(json));
}
