using System.Text;
using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Segments;
using Halyard.Evaluation.Wire;
using Shouldly;

namespace Halyard.Evaluation.Tests.Wire;

public sealed class WireJsonWritingTests
{
    [Fact]
    public void Every_array_of_a_flag_is_written_and_what_is_unset_is_left_out() =>
        Text(WireJson.ToBytes(new Flag { Key = "f", Version = 1 })).ShouldBe(
            """
            {"key":"f","version":1,"on":false,"prerequisites":[],"targets":[],"contextTargets":[],"rules":[],"fallthrough":{},
            "variations":[],"salt":"",
            "trackEvents":false,"trackEventsFallthrough":false,
            "clientSideAvailability":{"usingMobileKey":true,"usingEnvironmentId":false},"clientSide":false}
            """.ReplaceLineEndings(""));

    [Fact]
    public void Everything_that_is_set_is_written_in_the_spelling_of_the_wire()
    {
        var flag = FlagBuilder.Of("f", "a", "ü").On().Version(3).OffVariation("ü")
            .Prerequisite("p", 1).Target("a", "u1").TargetContexts("org", "a", "o1")
            .Rule(r => r.Id("r").When("x", Operators.In, 1).Serve("ü").With(rule => rule with { TrackEvents = true }))
            .FallthroughRollout(new Rollout
            {
                Kind = RolloutKind.Experiment,
                ContextKind = "org",
                BucketBy = "b",
                Seed = 61,
                Variations = [new(0, 1, true), new(1, 2)],
            })
            .With(flag => flag with
            {
                DebugEventsUntilDate = 5,
                SamplingRatio = 0,
                ExcludeFromSummaries = true,
                Migration = new(2),
                ClientSideAvailability = new(false, true),
            })
            .Build();

        Text(WireJson.ToBytes(flag)).ShouldBe(
            """
            {"key":"f","version":3,"on":true,"prerequisites":[{"key":"p","variation":1}],"targets":[{"variation":0,"values":["u1"]}],
            "contextTargets":[{"contextKind":"user","variation":0,"values":[]},{"contextKind":"org","variation":0,"values":["o1"]}],
            "rules":[{"id":"r","variation":1,"clauses":[{"contextKind":"user","attribute":"x","op":"in","values":[1],"negate":false}],
            "trackEvents":true}],
            "fallthrough":{"rollout":{"kind":"experiment","contextKind":"org","bucketBy":"b","seed":61,
            "variations":[{"variation":0,"weight":1,"untracked":true},{"variation":1,"weight":2}]}},
            "offVariation":1,"variations":["a","ü"],"salt":"salt",
            "trackEvents":false,"trackEventsFallthrough":false,"debugEventsUntilDate":5,
            "clientSideAvailability":{"usingMobileKey":false,"usingEnvironmentId":true},"clientSide":true,
            "samplingRatio":0,"excludeFromSummaries":true,"migration":{"checkRatio":2}}
            """.ReplaceLineEndings(""));
    }

    [Fact]
    public void A_clause_on_segments_has_an_attribute_all_the_same() =>
        Text(WireJson.ToBytes(FlagBuilder.Boolean("f").Rule(r => r.WhenInSegment("s")).Build()))
            .ShouldContain("""{"attribute":"","op":"segmentMatch","values":["s"],"negate":false}""");

    [Fact]
    public void A_segment_is_written_with_every_array() =>
        Text(WireJson.ToBytes(new Segment { Key = "s", Version = 1 })).ShouldBe(
            """{"key":"s","version":1,"included":[],"excluded":[],"includedContexts":[],"excludedContexts":[],"rules":[],"salt":""}""");

    [Fact]
    public void A_big_segment_says_what_it_is() =>
        Text(WireJson.ToBytes(SegmentBuilder.Of("s").Unbounded(2, "org").Rule(r => r.Weight(5)).Build())).ShouldEndWith(
            """
            "rules":[{"clauses":[],"weight":5}],"salt":"salt","unbounded":true,"unboundedContextKind":"org","generation":2}
            """);

    [Fact]
    public void A_tombstone_is_its_key_its_version_and_nothing_more()
    {
        Text(WireJson.ToBytes(Flag.Tombstone("f", 7))).ShouldBe("""{"key":"f","version":7,"deleted":true}""");
        Text(WireJson.ToBytes(Segment.Tombstone("s", 8))).ShouldBe("""{"key":"s","version":8,"deleted":true}""");
    }

    [Fact]
    public void A_data_set_has_its_items_under_their_keys() =>
        Text(WireJson.ToBytes(new DataSet([Flag.Tombstone("f", 7)], [Segment.Tombstone("s", 8)]))).ShouldBe(
            """{"flags":{"f":{"key":"f","version":7,"deleted":true}},"segments":{"s":{"key":"s","version":8,"deleted":true}}}""");

    private static string Text(byte[] json) => Encoding.UTF8.GetString(json);
}
