using Shouldly;

namespace Halyard.Evaluation.Tests.Contexts;

public sealed class ContextBuilderTests
{
    [Fact]
    public void A_context_has_what_it_was_given()
    {
        var context = Context.Builder("o1").Kind("org").Name("Acme").Anonymous(true).Set("region", "eu").Private("region", "/a/b").Build();

        context.IsValid.ShouldBeTrue();
        (context.Kind, context.Key, context.Name, context.Anonymous, context.IsMulti).ShouldBe(("org", "o1", "Acme", true, false));
        context["region"].ShouldBe("eu");
        context.CustomAttributes.Keys.ShouldBe(["region"]);
        context.PrivateAttributes.Select(reference => reference.ToString()).ShouldBe(["region", "/a/b"]);
        context.GetIndividualContext(0).ShouldBeSameAs(context);
        context.GetIndividualContext("org").ShouldBeSameAs(context);
        context.GetIndividualContext("user").ShouldBeNull();
        context.GetIndividualContext(1).ShouldBeNull();
    }

    [Theory]
    [InlineData("org")]
    [InlineData("Org-1_a.b")]
    [InlineData("9")]
    public void A_kind_of_letters_digits_and_a_few_signs_is_valid(string kind) => Context.Create("k", kind).IsValid.ShouldBeTrue();

    [Theory]
    [InlineData("kind", "not a valid context kind")]
    [InlineData("multi", "'multi'")]
    [InlineData("org/1", "character")]
    [InlineData("ørg", "character")]
    [InlineData("a b", "character")]
    public void A_kind_that_is_reserved_or_has_other_signs_makes_the_context_invalid(string kind, string error)
    {
        var context = Context.Create("k", kind);

        context.IsValid.ShouldBeFalse();
        context.Error!.ShouldContain(error);
        (context.Kind, context.Key, context.IndividualContextCount, context.FullyQualifiedKey).ShouldBe(("", "", 0, ""));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void No_kind_means_user(string? kind) => Context.Builder("k").Kind(kind).Build().Kind.ShouldBe("user");

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public void A_key_must_not_be_empty(string? key)
    {
        Context.Create(key!).IsValid.ShouldBeFalse();
        Context.Builder(key!).Build().Error!.ShouldContain("key");
    }

    [Fact]
    public void Built_in_attributes_can_be_set_by_name_and_only_with_their_own_type()
    {
        var builder = Context.Builder("k");

        builder.TrySet("kind", "org").ShouldBeTrue();
        builder.TrySet("key", "o1").ShouldBeTrue();
        builder.TrySet("name", "Acme").ShouldBeTrue();
        builder.TrySet("anonymous", true).ShouldBeTrue();
        builder.TrySet("kind", 1).ShouldBeFalse();
        builder.TrySet("key", FlagValue.Null).ShouldBeFalse();
        builder.TrySet("name", 1).ShouldBeFalse();
        builder.TrySet("anonymous", FlagValue.Null).ShouldBeFalse();
        var context = builder.Build();

        (context.Kind, context.Key, context.Name, context.Anonymous).ShouldBe(("org", "o1", "Acme", true));
        builder.TrySet("name", FlagValue.Null).ShouldBeTrue();
        builder.Build().Name.ShouldBeNull();
    }

    [Theory]
    [InlineData("_meta")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_name_of_an_attribute_is_refused(string? name)
    {
        Context.Builder("k").TrySet(name!, 1).ShouldBeFalse();
        Context.Builder("k").Set(name!, 1).Build().CustomAttributes.ShouldBeEmpty();
    }

    [Fact]
    public void A_null_attribute_is_taken_away()
    {
        var context = Context.Builder("k").Set("a", 1).Set("b", 2).Set("a", FlagValue.Null).Build();

        context.CustomAttributes.Keys.ShouldBe(["b"]);
        context["a"].IsNull.ShouldBeTrue();
    }

    [Fact]
    public void A_builder_that_is_used_further_does_not_change_what_it_made()
    {
        var builder = Context.Builder("k").Set("a", 1);
        var first = builder.Build();

        builder.Set("a", 2).Set("b", 3).Private("a");

        first["a"].ShouldBe(1);
        first.CustomAttributes.Count.ShouldBe(1);
        first.PrivateAttributes.ShouldBeEmpty();
    }

    [Fact]
    public void A_copy_has_everything_of_the_original_but_what_is_changed()
    {
        var original = Context.Builder("o1").Kind("org").Name("Acme").Anonymous(true).Set("a", 1).Private("a").Build();

        Context.Builder(original).Build().ShouldBe(original);
        Context.Builder(original).Key("o2").Build().Key.ShouldBe("o2");
    }

    [Fact]
    public void A_copy_of_several_contexts_at_once_is_not_valid()
    {
        var multi = Context.CreateMulti(Context.Create("u1"), Context.Create("o1", "org"));

        Context.Builder(multi).Build().IsValid.ShouldBeFalse();
    }

    [Fact]
    public void A_hundred_attributes_are_found_as_well_as_a_few()
    {
        var builder = Context.Builder("k");
        for (var i = 0; i < 100; i++)
        {
            builder.Set($"a{i}", i);
        }

        builder.Set("a50", "fifty").Set("a51", FlagValue.Null);
        var context = builder.Build();

        context["a99"].ShouldBe(99);
        context["a50"].ShouldBe("fifty");
        context["a51"].IsNull.ShouldBeTrue();
        context["a100"].IsNull.ShouldBeTrue();
        context.CustomAttributes.Count.ShouldBe(99);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(64)]
    [InlineData(65)]
    public void Attributes_are_found_whatever_their_number(int count)
    {
        var builder = Context.Builder("k");
        for (var i = 0; i < count; i++)
        {
            builder.Set($"a{i}", i);
        }

        var context = builder.Build();

        Enumerable.Range(0, count).ShouldAllBe(i => context[$"a{i}"] == i);
        context["other"].IsNull.ShouldBeTrue();
    }

    [Fact]
    public void Attributes_are_read_by_name_or_by_path()
    {
        var address = FlagValue.Object(("city", "Bern"), ("a/b", true));
        var context = Context.Builder("k").Name("Ada").Set("address", address).Set("/slash", 1).Set("list", FlagValue.Array(1, 2)).Build();

        context.Get(AttributeReference.Parse("/address/city")).ShouldBe("Bern");
        context.Get(AttributeReference.Parse("/address/a~1b")).ShouldBe(true);
        context.Get("/address/city").IsNull.ShouldBeTrue();
        context.Get("/slash").ShouldBe(1);
        context.Get(AttributeReference.Parse("/list/0")).IsNull.ShouldBeTrue();
        context.Get(AttributeReference.Parse("/address/city/x")).IsNull.ShouldBeTrue();
        context.Get(AttributeReference.Parse("/name")).ShouldBe("Ada");
        context.Get(AttributeReference.Parse("/key/x")).IsNull.ShouldBeTrue();
        (context.Get("kind"), context.Get("key"), context.Get("anonymous")).ShouldBe(("user", "k", false));
        context.Get("_meta").IsNull.ShouldBeTrue();
    }
}
