using Shouldly;

namespace Halyard.Evaluation.Tests.Contexts;

public sealed class MultiContextTests
{
    private static readonly Context User = Context.Create("u1");
    private static readonly Context Org = Context.Create("o1", "org");
    private static readonly Context Device = Context.Create("d1", "device");

    [Fact]
    public void Several_contexts_are_one_sorted_by_kind()
    {
        var multi = Context.CreateMulti(User, Org, Device);

        multi.IsValid.ShouldBeTrue();
        (multi.Kind, multi.Key, multi.IsMulti, multi.IndividualContextCount).ShouldBe(("multi", "", true, 3));
        multi.Contexts.ShouldBe([Device, Org, User]);
        multi.GetIndividualContext(1).ShouldBeSameAs(Org);
        multi.GetIndividualContext("").ShouldBeSameAs(User);
        multi.GetIndividualContext("device").ShouldBeSameAs(Device);
        multi.GetIndividualContext("multi").ShouldBeNull();
        multi.GetIndividualContext("other").ShouldBeNull();
    }

    [Fact]
    public void A_single_part_is_given_back_as_it_is() => Context.CreateMulti(Org).ShouldBeSameAs(Org);

    [Fact]
    public void A_part_of_several_kinds_is_taken_apart()
    {
        var multi = Context.MultiBuilder().Add(Context.CreateMulti(User, Org)).Add(Device).Build();

        multi.Contexts.ShouldBe([Device, Org, User]);
    }

    [Fact]
    public void Without_a_part_it_is_not_valid() => Context.CreateMulti().Error!.ShouldContain("at least one kind");

    [Fact]
    public void Two_parts_of_one_kind_make_it_invalid()
    {
        Context.CreateMulti(User, Context.Create("u2")).Error!.ShouldContain("'user' more than once");
        Context.MultiBuilder().Add(Context.CreateMulti(User, Org)).Add(Org).Build().IsValid.ShouldBeFalse();
    }

    [Fact]
    public void A_part_that_is_not_valid_makes_it_invalid_with_the_same_reason()
    {
        var bad = Context.Create("", "org");

        Context.CreateMulti(User, bad).Error.ShouldBe(bad.Error);
        Context.MultiBuilder().Add(null).Build().IsValid.ShouldBeFalse();
    }

    [Fact]
    public void It_has_no_attributes_but_its_kind()
    {
        var multi = Context.CreateMulti(Context.Builder("u1").Set("a", 1).Build(), Org);

        multi["kind"].ShouldBe("multi");
        multi["key"].IsNull.ShouldBeTrue();
        multi["a"].IsNull.ShouldBeTrue();
        multi.Name.ShouldBeNull();
    }
}
