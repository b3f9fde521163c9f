using Shouldly;

namespace Halyard.Evaluation.Tests.Contexts;

public sealed class ContextEqualityTests
{
    [Fact]
    public void The_order_of_attributes_and_of_private_attributes_does_not_matter()
    {
        var one = Context.Builder("k").Set("a", 1).Set("b", 2).Private("a", "/b").Build();
        var other = Context.Builder("k").Set("b", 2).Set("a", 1).Private("b", "a", "a").Build();

        one.ShouldBe(other);
        one.GetHashCode().ShouldBe(other.GetHashCode());
    }

    [Fact]
    public void Contexts_that_differ_in_anything_are_not_equal()
    {
        Context[] all =
        [
            Context.Create("k"),
            Context.Create("k2"),
            Context.Create("k", "org"),
            Context.Builder("k").Name("n").Build(),
            Context.Builder("k").Anonymous(true).Build(),
            Context.Builder("k").Set("a", 1).Build(),
            Context.Builder("k").Set("a", 2).Build(),
            Context.Builder("k").Private("a").Build(),
            Context.CreateMulti(Context.Create("k"), Context.Create("k", "org")),
            Context.CreateMulti(Context.Create("k"), Context.Create("k2", "org")),
            Context.Create(""),
            Context.Create("k", "multi"),
        ];

        all.Distinct().Count().ShouldBe(all.Length);
    }

    [Fact]
    public void Several_kinds_are_equal_in_whatever_order_they_were_added()
    {
        var (user, org) = (Context.Create("k"), Context.Create("k", "org"));

        Context.CreateMulti(user, org).ShouldBe(Context.CreateMulti(org, user));
    }
}
