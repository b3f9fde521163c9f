using Halyard.TestKit;
using Shouldly;

namespace Halyard.Tests.TestKit;

public sealed class ToolTests
{
    [Fact]
    public void A_program_on_the_path_is_found_with_its_whole_path()
    {
        Tool.Find("sh").ShouldNotBeNull().ShouldStartWith("/");
        Tool.Find("no-such-program").ShouldBeNull();
    }
}
