using System.Text.Json;
using System.Text.Json.Nodes;

using Halyard.Server.Hosting;

using Shouldly;

namespace Halyard.Server.Tests.Hosting;

public sealed class JsonPatchTests
{
    private const string Document = """{"name":"Old","tags":["a","b"],"on":{"a/b":1,"m~n":2}}""";

    [Theory]
    [InlineData("""{"op":"replace","path":"/name","value":"New"}""", """{"name":"New","tags":["a","b"],"on":{"a/b":1,"m~n":2}}""")]
    [InlineData("""{"op":"replace","path":"/absent","value":1}""", """{"name":"Old","tags":["a","b"],"on":{"a/b":1,"m~n":2},"absent":1}""")]
    [InlineData("""{"op":"replace","path":"/name","value":null}""", """{"name":null,"tags":["a","b"],"on":{"a/b":1,"m~n":2}}""")]
    [InlineData("""{"op":"replace","path":"/tags/1","value":"c"}""", """{"name":"Old","tags":["a","c"],"on":{"a/b":1,"m~n":2}}""")]
    [InlineData("""{"op":"add","path":"/tags/-","value":"c"}""", """{"name":"Old","tags":["a","b","c"],"on":{"a/b":1,"m~n":2}}""")]
    [InlineData("""{"op":"add","path":"/tags/0","value":"c"}""", """{"name":"Old","tags":["c","a","b"],"on":{"a/b":1,"m~n":2}}""")]
    [InlineData("""{"op":"remove","path":"/tags/0"}""", """{"name":"Old","tags":["b"],"on":{"a/b":1,"m~n":2}}""")]
    [InlineData("""{"op":"remove","path":"/tags/7"}""", Document)]
    [InlineData("""{"op":"remove","path":"/nothing/here"}""", Document)]
    [InlineData("""{"op":"replace","path":"/on/a~1b","value":3}""", """{"name":"Old","tags":["a","b"],"on":{"a/b":3,"m~n":2}}""")]
    [InlineData("""{"op":"replace","path":"/on/m~0n","value":3}""", """{"name":"Old","tags":["a","b"],"on":{"a/b":1,"m~n":3}}""")]
    [InlineData("""{"op":"test","path":"/tags","value":["a","b"]}""", Document)]
    [InlineData("""{"op":"copy","from":"/name","path":"/tags/-"}""", """{"name":"Old","tags":["a","b","Old"],"on":{"a/b":1,"m~n":2}}""")]
    [InlineData("""{"op":"move","from":"/name","path":"/title"}""", """{"tags":["a","b"],"on":{"a/b":1,"m~n":2},"title":"Old"}""")]
    public void An_operation_is_applied_as_clients_expect(string operation, string expected)
    {
        var patched = Apply($"[{operation}]").Value;

        JsonNode.DeepEquals(patched, JsonNode.Parse(expected)).ShouldBeTrue(patched.ToJsonString());
    }

    [Theory]
    [InlineData("""[{"op":"test","path":"/name","value":"New"}]""", RefusalCode.PatchFailed, "patch[0].value")]
    [InlineData("""[{"op":"remove","path":"/name"},{"op":"add","path":"/name/first","value":1}]""", RefusalCode.PatchFailed, "patch[1].path")]
    [InlineData("""[{"op":"replace","path":"/tags/9","value":1}]""", RefusalCode.PatchFailed, "patch[0].path")]
    [InlineData("""[{"op":"change","path":"/name"}]""", RefusalCode.InvalidRequest, "patch[0].op")]
    [InlineData("""[{"op":"add","path":"name"}]""", RefusalCode.InvalidRequest, "patch[0].path")]
    [InlineData("""[{"op":"move","path":"/name"}]""", RefusalCode.InvalidRequest, "patch[0].from")]
    [InlineData("[7]", RefusalCode.InvalidRequest, "patch[0]")]
    [InlineData("\"x\"", RefusalCode.InvalidRequest, "patch")]
    public void What_cannot_be_applied_is_refused_and_names_the_operation(string patch, object code, string field)
    {
        var refusal = Apply(patch).Refusal!;

        refusal.Code.ShouldBe((RefusalCode)code);
        refusal.Field.ShouldBe(field);
    }

    [Fact]
    public void A_comment_may_stand_beside_the_operations()
    {
        var patch = JsonPatch.Read(JsonElement.Parse("""{"comment":"Why","patch":[{"op":"remove","path":"/name"}]}""")).Value;

        patch.Comment.ShouldBe("Why");
        patch.Operations.ShouldHaveSingleItem();
    }

    private static Result<JsonObject> Apply(string patch)
    {
        var read = JsonPatch.Read(JsonElement.Parse(patch));
        return read.IsRefused(out var refusal, out var operations) ? refusal : operations.ApplyTo(JsonNode.Parse(Document)!.AsObject());
    }
}
