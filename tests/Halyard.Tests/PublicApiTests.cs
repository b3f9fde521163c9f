using System.Reflection;
using Halyard.TestKit;

namespace Halyard.Tests;

public sealed class PublicApiTests
{
    [Fact]
    public void The_public_surface_is_the_approved_one()
    {
        PublicApi.ShouldBeApproved(Assembly.Load("Halyard"));
    }
}
