using Shouldly;

namespace Halyard.Evaluation.Tests.Contexts;

public sealed class SecureModeTests
{
    private const string First = "sdk-01234567-89ab-cdef-0123-456789abcdef";
    private const string Second = "sdk-11234567-89ab-cdef-0123-456789abcdef";

    [Theory]
    [InlineData(First, "user", "user-key-123", "73df666a13f2c474e50aa34ca5a761e89abb737fb139ff65fdde7fa85c9dcacd")]
    [InlineData(Second, "user", "user-key-123", "63538426a9845721a5547b4715f4284b060c21743702a896e1ff8a9a5b57215d")]
    [InlineData(First, "user", "user-key-456", "55be6b5ceb2a11acc6a7e9c60dbee5022d9c7084baf9ecd8cf69d12bce5a92fb")]
    [InlineData(First, "other", "user-key-123", "98a933ca26d2951547fc021981ebcdeda95fbca2ac3f767ae67f7042d5458f72")]
    [InlineData("secret", "user", "Message", "aa747c502a898200f9e4fa21bac68136f886a0e27aec70ba06daf2e2a5cb5597")]
    public void The_hash_of_a_context_is_that_of_its_fully_qualified_key(string sdkKey, string kind, string key, string hash) =>
        SecureMode.Hash(sdkKey, Context.Create(key, kind)).ShouldBe(hash);

    [Fact]
    public void So_it_is_for_several_kinds()
    {
        var multi = Context.CreateMulti(Context.Create("o:1", "org"), Context.Create("u%1"));

        multi.FullyQualifiedKey.ShouldBe("org:o%3A1:user:u%251");
        SecureMode.Hash(First, multi).ShouldBe("319719ecdd19bdb94b7c1d40fc7339fe94ade53c6ce2692b4768d8237e7c2975");
    }
}
