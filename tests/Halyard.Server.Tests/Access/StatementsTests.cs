using Halyard.Api.Access;
using Halyard.Server.Access;
using Halyard.Server.Changes;

using Shouldly;

namespace Halyard.Server.Tests.Access;

public sealed class StatementsTests
{
    private static readonly ChangeAccess Access = new("updateOn", "proj/default:env/test:flag/checkout");

    [Fact]
    public void Nothing_is_allowed_without_a_statement()
    {
        Statements.Allow([], Access).ShouldBeFalse();
    }

    [Theory]
    [InlineData("proj/*:env/*:flag/*", "updateOn", true)]
    [InlineData("proj/*:env/*:flag/*", "update*", true)]
    [InlineData("proj/*:env/*:flag/*", "updateRules", false)]
    [InlineData("proj/*:env/production:flag/*", "*", false)]
    public void A_statement_allows_its_actions_on_its_resources(string resource, string action, bool allowed)
    {
        Statements.Allow([new StatementRep { Effect = "allow", Resources = [resource], Actions = [action] }], Access).ShouldBe(allowed);
    }

    [Fact]
    public void Whatever_is_not_named_is_meant_by_the_negative_lists()
    {
        StatementRep[] others =
        [
            new() { Effect = "allow", NotResources = ["proj/*:env/production:flag/*"], NotActions = ["deleteFlag"] },
        ];

        Statements.Allow(others, Access).ShouldBeTrue();
        Statements.Allow(others, Access with { Action = "deleteFlag" }).ShouldBeFalse();
        Statements.Allow(others, Access with { Resource = "proj/default:env/production:flag/checkout" }).ShouldBeFalse();
    }

    [Fact]
    public void A_denial_beats_any_permission()
    {
        StatementRep[] both =
        [
            new() { Effect = "deny", Resources = ["proj/*:env/test:flag/*"], Actions = ["*"] },
            new() { Effect = "allow", Resources = ["proj/*:env/*:flag/*"], Actions = ["*"] },
        ];

        Statements.Allow(both, Access).ShouldBeFalse();
    }
}
