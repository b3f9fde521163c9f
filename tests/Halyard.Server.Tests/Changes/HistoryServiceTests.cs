using Halyard.Server.Access;
using Halyard.Server.Changes;
using Halyard.Server.Tests.Support;

using Shouldly;

namespace Halyard.Server.Tests.Changes;

public sealed class HistoryServiceTests(SharedServer shared) : IClassFixture<SharedServer>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task History_is_narrowed_to_a_project_an_environment_a_resource_and_a_key()
    {
        var project = await shared.NewProjectAsync();
        await shared.Http.PostJsonAsync($"/api/v2/flags/{project}", """{"key":"checkout","name":"Checkout"}""");
        await shared.Http.PatchJsonAsync(
            $"/api/v2/flags/{project}/checkout", """{"environmentKey":"test","instructions":[{"kind":"turnFlagOn"}]}""", Http.Semantic);

        (await ListAsync(new HistoryQuery { Project = project })).ShouldBe(
            ["Turned on the flag in 'test'", "Created the flag", "Created the environment", "Created the environment", "Created the project"]);
        (await ListAsync(new HistoryQuery { Project = project, Resource = ResourceKind.Flag, Key = "checkout" })).Count.ShouldBe(2);
        (await ListAsync(new HistoryQuery { Project = project, Environment = "production" })).ShouldBe(["Created the environment"]);
    }

    [Fact]
    public async Task A_page_knows_how_many_there_are_and_the_next_begins_where_it_ended()
    {
        var project = await shared.NewProjectAsync();
        var history = shared.Server.Get<HistoryService>();

        var first = (await history.ListAsync(Actor.System, new HistoryQuery { Project = project, Limit = 2 }, Token)).Value;
        var query = new HistoryQuery { Project = project, Limit = 2, Cursor = first.Items[^1].Id };
        var second = (await history.ListAsync(Actor.System, query, Token)).Value;

        first.TotalCount.ShouldBe(3);
        first.Items.Concat(second.Items).Select(static change => change.Id).Distinct().Count().ShouldBe(3);
        second.Items.ShouldHaveSingleItem().What.Resource.ShouldBe(ResourceKind.Project);
    }

    private async Task<IReadOnlyList<string>> ListAsync(HistoryQuery query)
    {
        var page = (await shared.Server.Get<HistoryService>().ListAsync(Actor.System, query, Token)).Value;
        return [.. page.Items.SelectMany(static change => change.What.Sentences)];
    }
}
