using Halyard.Server.Access;

using Shouldly;

namespace Halyard.Server.Tests.Access;

public sealed class PermissionsTests
{
    [Theory]
    [InlineData("viewProject", "proj/default", "reader")]
    [InlineData("viewSdkKey", "proj/default:env/test", "writer")]
    [InlineData("updateOn", "proj/default:env/test:flag/checkout;beta", "writer")]
    [InlineData("createFlag", "proj/default:env/*:flag/new", "writer")]
    [InlineData("deleteSegment", "proj/default:env/test:segment/s", "writer")]
    [InlineData("updateProjectName", "proj/default", "admin")]
    [InlineData("updateColor", "proj/default:env/test", "admin")]
    [InlineData("createProject", "proj/new", "admin")]
    [InlineData("deleteMember", "member/1", "admin")]
    [InlineData("deleteAccessToken", "member/other:token/1", "admin")]
    [InlineData("deleteAccessToken", "member/me:token/1", "reader")]
    public void An_action_needs_a_role(string action, string resource, string needed)
    {
        var roles = new[] { Role.Reader, Role.Writer, Role.Admin, Role.Owner };

        var allowed = roles.Where(role => Permissions.Check(ActorWith(role), action, resource) is null);

        allowed.First().ToString().ShouldBe(needed, StringCompareShould.IgnoreCase);
        allowed.ShouldBe(roles.SkipWhile(role => Permissions.Check(ActorWith(role), action, resource) is not null));
    }

    [Theory]
    [InlineData("proj/*", "proj/default", true)]
    [InlineData("proj/*", "proj/default:env/test", false)]
    [InlineData("proj/*:env/*:flag/*", "proj/default:env/test:flag/checkout", true)]
    [InlineData("proj/default:env/prod*:flag/*", "proj/default:env/production:flag/x", true)]
    [InlineData("proj/default:env/prod*:flag/*", "proj/default:env/test:flag/x", false)]
    [InlineData("proj/*:env/*:flag/*;beta", "proj/default:env/test:flag/x;alpha,beta", true)]
    [InlineData("proj/*:env/*:flag/*;beta,ops", "proj/default:env/test:flag/x;beta", false)]
    [InlineData("proj/Default", "proj/default", false)]
    [InlineData("*", "proj/default:env/test", true)]
    public void A_pattern_matches_resources_of_its_kind_name_and_tags(string pattern, string resource, bool matches)
    {
        ResourcePattern.Matches(pattern, resource).ShouldBe(matches);
    }

    private static Actor ActorWith(Role role) => new(ActorKind.Member, "me", "Me", role, "me@example.com", "me");
}
