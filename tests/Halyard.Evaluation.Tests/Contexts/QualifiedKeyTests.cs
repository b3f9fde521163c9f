using Shouldly;

namespace Halyard.Evaluation.Tests.Contexts;

public sealed class QualifiedKeyTests
{
    [Fact]
    public void A_user_has_its_key_as_it_is() => Context.Create("a:b%c").FullyQualifiedKey.ShouldBe("a:b%c");

    [Fact]
    public void Any_other_kind_has_its_kind_before_its_escaped_key() =>
        Context.Create("a:b%c", "org").FullyQualifiedKey.ShouldBe("org:a%3Ab%25c");

    [Fact]
    public void Several_kinds_stand_in_order_with_escaped_keys() =>
        Context.CreateMulti(Context.Create("a:b"), Context.Create("o1", "org")).FullyQualifiedKey.ShouldBe("org:o1:user:a%3Ab");
}
