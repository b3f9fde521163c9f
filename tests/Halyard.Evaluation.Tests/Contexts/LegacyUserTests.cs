using Shouldly;

namespace Halyard.Evaluation.Tests.Contexts;

public sealed class LegacyUserTests
{
    [Fact]
    public void A_user_without_a_kind_becomes_a_context_of_kind_user()
    {
        var context = Context.Parse(
            """
            {"key":"u1","firstName":"Ada","lastName":"L","email":"a@b","country":"CH","avatar":"x","ip":"1.2.3.4",
             "name":"Ada L","anonymous":true,"custom":{"plan":"pro","deep":{"a":1}},
             "privateAttributeNames":["email","/a/b"],"secondary":"s","unknown":1}
            """);

        context.ShouldBe(Context.Builder("u1").Name("Ada L").Anonymous(true)
            .Set("firstName", "Ada").Set("lastName", "L").Set("email", "a@b").Set("country", "CH").Set("avatar", "x").Set("ip", "1.2.3.4")
            .Set("plan", "pro").Set("deep", FlagValue.Object(("a", 1))).Private("email", "/~1a~1b").Build());
    }

    [Fact]
    public void The_key_may_be_empty_and_stays_so_in_a_copy()
    {
        var context = Context.Parse("""{"key":""}""");

        context.IsValid.ShouldBeTrue();
        context.Key.ShouldBe("");
        Context.Builder(context).Set("a", 1).Build().IsValid.ShouldBeTrue();
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"key":null}""")]
    [InlineData("""{"key":1}""")]
    [InlineData("""{"key":"k","email":1}""")]
    [InlineData("""{"key":"k","name":true}""")]
    [InlineData("""{"key":"k","anonymous":"yes"}""")]
    [InlineData("""{"key":"k","custom":[]}""")]
    [InlineData("""{"key":"k","privateAttributeNames":"a"}""")]
    [InlineData("""{"key":"k","privateAttributeNames":[1]}""")]
    public void Wrong_types_make_it_invalid(string json) => Context.Parse(json).IsValid.ShouldBeFalse();

    [Theory]
    [InlineData("""{"key":"k","email":null,"name":null}""")]
    [InlineData("""{"key":"k","anonymous":null}""")]
    [InlineData("""{"key":"k","custom":null,"privateAttributeNames":null}""")]
    public void Null_stands_for_absent(string json) => Context.Parse(json).ShouldBe(Context.Create("k"));

    [Fact]
    public void Custom_attributes_cannot_pose_as_built_in_ones()
    {
        var context = Context.Parse(
            """
            {"key":"k","email":"top",
             "custom":{"kind":"org","key":"x","name":"n","anonymous":true,"_meta":{},"email":"custom","ip":"custom"}}
            """);

        context.ShouldBe(Context.Builder("k").Set("email", "top").Set("ip", "custom").Build());
    }

    [Fact]
    public void FromUser_takes_a_user_whatever_it_says_of_its_kind()
    {
        Context.FromUser("""{"kind":"org","key":"k"}""").ShouldBe(Context.Create("k"));
        Context.FromUser(null).IsValid.ShouldBeFalse();
    }
}
