using Halyard.Server.Targeting;

using Shouldly;

namespace Halyard.Server.Tests.Targeting;

public sealed class TargetKeysTests
{
    [Fact]
    public void Keys_are_added_once_and_removed_if_they_are_there()
    {
        TargetKeys.Add(["a", "b"], ["c", "b", "c"]).ShouldBe(["a", "b", "c"]);
        TargetKeys.Remove(["a", "b"], ["b", "z"]).ShouldBe(["a"]);
    }

    [Fact]
    public void A_key_that_no_context_can_have_is_refused_by_its_place()
    {
        TargetKeys.Check("values", ["a", ""])!.Field.ShouldBe("values[1]");
        TargetKeys.Check("values", [null!])!.Field.ShouldBe("values[0]");
        TargetKeys.Check("values", [new string('x', 1025)])!.Message.ShouldContain("1,024");
    }

    [Fact]
    public void No_kind_is_the_kind_of_users()
    {
        KindName.OrUser(null).ShouldBe("user");
        KindName.OrUser("").ShouldBe("user");
        KindName.OrUser("org").ShouldBe("org");
        KindName.Check("contextKind", null).ShouldBeNull();
        KindName.Check("contextKind", "my org")!.Field.ShouldBe("contextKind");
    }
}
