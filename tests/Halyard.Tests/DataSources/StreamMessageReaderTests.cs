using System.Text;
using System.Text.Json;
using Halyard.DataSources;
using Shouldly;

namespace Halyard.Tests.DataSources;

public sealed class StreamMessageReaderTests
{
    [Theory]
    [InlineData("""{"path":"/","data":{"flags":{"f1":{"key":"f1","version":3}},"segments":{}}}""")]
    [InlineData("""{"data":{"segments":{},"flags":{"f1":{"key":"f1","version":3}}},"path":"/"}""")]
    [InlineData("""{"path":"","data":{"flags":{"f1":{"key":"f1","version":3}}}}""")]
    [InlineData("""{"data":{"flags":{"f1":{"key":"f1","version":3}}},"more":[{}]}""")]
    public void A_put_has_all_flags_and_segments_wherever_its_members_stand(string json)
    {
        var put = Read("put", json).ShouldBeOfType<StreamMessage.Put>();

        put.Data.Flags.ShouldHaveSingleItem().Version.ShouldBe(3);
    }

    [Fact]
    public void A_patch_names_its_flag_by_the_path_as_it_stands()
    {
        var patch = Read("patch", """{"data":{"key":"x","version":2},"path":"/flags/a%20b/c"}""").ShouldBeOfType<StreamMessage.PatchFlag>();

        patch.Flag.Key.ShouldBe("a%20b/c");
    }

    [Fact]
    public void A_delete_leaves_a_tombstone()
    {
        var patch = Read("delete", """{"path":"/segments/s1","version":8}""").ShouldBeOfType<StreamMessage.PatchSegment>();

        (patch.Segment.Key, patch.Segment.Version, patch.Segment.Deleted).ShouldBe(("s1", 8, true));
    }

    [Theory]
    [InlineData("put", """{"path":"/flags","data":17}""")]
    [InlineData("patch", """{"path":"/experiments/e1","data":17}""")]
    [InlineData("delete", """{"path":"/experiments/e1"}""")]
    [InlineData("reconnect", "not even JSON")]
    public void What_concerns_something_else_is_ignored_unread(string name, string json)
    {
        Read(name, json).ShouldBeOfType<StreamMessage.Other>();
    }

    [Theory]
    [InlineData("put", "not JSON")]
    [InlineData("put", """{"path":"/"}""")]
    [InlineData("put", """{"path":"/","data":{"flags":[]}}""")]
    [InlineData("put", """{"path":"/","data":{}} and more""")]
    [InlineData("put", "[]")]
    [InlineData("put", """{"path":"/","data":{"flags":{"f1":{"key":"f1","version":"3"}}}}""")]
    [InlineData("patch", """{"path":"/flags/f1"}""")]
    [InlineData("patch", """{"path":17,"data":{}}""")]
    [InlineData("patch", """{"path":"/flags/f1","data":{"key":"f1"}}""")]
    [InlineData("delete", """{"path":"/flags/f1"}""")]
    [InlineData("delete", """{"path":"/flags/f1","version":1.5}""")]
    public void What_is_not_what_its_name_promises_is_refused(string name, string json)
    {
        Should.Throw<JsonException>(() => Read(name, json));
    }

    [Fact]
    public void Bytes_that_are_not_utf_8_are_refused_rather_than_replaced()
    {
        byte[] text = [(byte)'"', 0xC3, 0x28, (byte)'"'];
        byte[] json = [.. """{"path":"/","data":{"flags":{"f1":{"key":"f1","version":3,"salt":"""u8, .. text, .. "}}}}"u8];

        Should.Throw<JsonException>(() => StreamMessageReader.Read("put", json));
    }

    private static StreamMessage Read(string name, string json) => StreamMessageReader.Read(name, Encoding.UTF8.GetBytes(json));
}
