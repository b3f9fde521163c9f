using System.Text;
using System.Text.Json;
using Shouldly;

namespace Halyard.Evaluation.Tests.Contexts;

public sealed class ContextJsonTests
{
    [Fact]
    public void A_single_context_is_read_with_everything_it_has()
    {
        var context = Context.Parse(
            """
            {"region":"eu","key":"o1","kind":"org","name":"Acme","anonymous":true,
             "_meta":{"privateAttributes":["email","/a/b"],"x":1},"n":null}
            """);

        context.ShouldBe(
            Context.Builder("o1").Kind("org").Name("Acme").Anonymous(true).Set("region", "eu").Private("email", "/a/b").Build());
    }

    [Fact]
    public void Several_kinds_are_read_and_a_single_one_collapses()
    {
        Context.Parse("""{"kind":"multi","user":{"key":"u1","a":1},"org":{"key":"o1"}}""")
            .ShouldBe(Context.CreateMulti(Context.Builder("u1").Set("a", 1).Build(), Context.Create("o1", "org")));
        Context.Parse("""{"kind":"multi","org":{"key":"o1"}}""").ShouldBe(Context.Create("o1", "org"));
    }

    [Theory]
    [InlineData("""{"kind":null,"key":"k"}""")]
    [InlineData("""{"kind":1,"key":"k"}""")]
    [InlineData("""{"kind":"","key":"k"}""")]
    [InlineData("""{"kind":"kind","key":"k"}""")]
    [InlineData("""{"kind":"a b","key":"k"}""")]
    [InlineData("""{"kind":"user"}""")]
    [InlineData("""{"kind":"user","key":null}""")]
    [InlineData("""{"kind":"user","key":1}""")]
    [InlineData("""{"kind":"user","key":""}""")]
    [InlineData("""{"kind":"user","key":"k","name":1}""")]
    [InlineData("""{"kind":"user","key":"k","anonymous":null}""")]
    [InlineData("""{"kind":"user","key":"k","anonymous":"yes"}""")]
    [InlineData("""{"kind":"user","key":"k","_meta":1}""")]
    [InlineData("""{"kind":"user","key":"k","_meta":{"privateAttributes":"a"}}""")]
    [InlineData("""{"kind":"user","key":"k","_meta":{"privateAttributes":[1]}}""")]
    [InlineData("""{"kind":"multi"}""")]
    [InlineData("""{"kind":"multi","user":1}""")]
    [InlineData("""{"kind":"multi","user":{"key":""}}""")]
    [InlineData("""{"kind":"multi","multi":{"key":"k"}}""")]
    [InlineData("""{"kind":"multi","a b":{"key":"k"}}""")]
    [InlineData("null")]
    [InlineData("1")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("""{"kind":"user","key":"k"} {}""")]
    public void What_is_no_context_is_not_valid_and_says_why(string? json)
    {
        Context.TryParse(json, out var context).ShouldBeFalse();

        context.IsValid.ShouldBeFalse();
        context.Error.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("""{"kind":"user","key":"k","name":null}""")]
    [InlineData("""{"kind":"user","key":"k","_meta":null}""")]
    [InlineData("""{"kind":"user","key":"k","_meta":{}}""")]
    [InlineData("""{"kind":"user","key":"k","_meta":{"privateAttributes":null}}""")]
    [InlineData("""{"kind":"user","key":"k","a":null}""")]
    public void Null_stands_for_absent_where_it_may(string json) => Context.Parse(json).ShouldBe(Context.Create("k"));

    [Fact]
    public void Only_what_is_there_is_written()
    {
        Context.Create("k").ToJson().ShouldBe("""{"kind":"user","key":"k"}""");
        Context.Builder("k").Anonymous(true).Name("n").Set("a", FlagValue.Array(1, "x")).Private("a").Build().ToJson()
            .ShouldBe("""{"kind":"user","key":"k","name":"n","anonymous":true,"a":[1,"x"],"_meta":{"privateAttributes":["a"]}}""");
        Context.CreateMulti(Context.Create("u"), Context.Create("o", "org")).ToString()
            .ShouldBe("""{"kind":"multi","org":{"key":"o"},"user":{"key":"u"}}""");
    }

    [Fact]
    public void A_context_that_is_not_valid_is_written_as_null_and_shown_as_its_error()
    {
        var context = Context.Create("");

        context.ToJson().ShouldBe("null");
        context.ToString().ShouldBe(context.Error);
    }

    [Fact]
    public void The_framework_s_serializer_reads_and_writes_contexts()
    {
        var context = Context.Builder("k").Set("a", 1).Build();

        JsonSerializer.Deserialize<Context>(JsonSerializer.Serialize(context)).ShouldBe(context);
        Should.Throw<JsonException>(() => JsonSerializer.Deserialize<Context>("""{"kind":"user"}""")).Message.ShouldContain("key");
    }

    [Fact]
    public void An_attribute_of_the_greatest_depth_survives_in_one_context_and_in_several()
    {
        var deep = FlagValue.Of(1);
        for (var i = 0; i < FlagValue.MaxDepth; i++)
        {
            deep = FlagValue.Array(deep);
        }

        var single = Context.Builder("k").Set("deep", deep).Build();
        var multi = Context.CreateMulti(single, Context.Create("o", "org"));

        Context.Parse(single.ToJson()).ShouldBe(single);
        Context.Parse(multi.ToJson()).ShouldBe(multi);
    }

    [Fact]
    public void Text_that_is_not_utf8_or_goes_too_deep_is_not_valid()
    {
        byte[] json = [.. """{"kind":"user","key":"""u8, (byte)'"', 0xFF, (byte)'"', (byte)'}'];

        Context.Parse(json).Error!.ShouldContain("UTF-8");
        Context.Parse("""{"kind":"user","key":"k","a":""" + new string('[', 10_000)).IsValid.ShouldBeFalse();
    }

    [Fact]
    public void The_same_is_read_from_bytes_as_from_text()
    {
        const string Json = """{"kind":"user","key":"k\u00e4se"}""";

        Context.Parse(Encoding.UTF8.GetBytes(Json)).ShouldBe(Context.Create("käse"));
        Context.Parse(Json).Key.ShouldBe("käse");
    }
}
