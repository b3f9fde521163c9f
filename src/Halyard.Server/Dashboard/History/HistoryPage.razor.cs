using Halyard.Server.Changes;
using Halyard.Server.Dashboard.Shell;

using Microsoft.AspNetCore.Components;

namespace Halyard.Server.Dashboard.History;

/// <summary>Everything that was changed in a project, the newest first. What is searched for is in the address.</summary>
public sealed partial class HistoryPage : IDisposable
{
    private List<ChangeEntry>? _changes;
    private int _total;
    private LiveChanges? _live;

    [Parameter] public string Project { get; set; } = "";

    [Parameter] public string Environment { get; set; } = "";

    [SupplyParameterFromQuery(Name = "search")] public string? Search { get; set; }

    [CascadingParameter] public Scope Scope { get; set; } = null!;

    [Inject] private HistoryService History { get; init; } = null!;

    [Inject] private PageServices Page { get; init; } = null!;

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            _live = Page.Watch(change => change.What.Project == Project, _ => InvokeAsync(ReloadAsync));
        }
    }

    protected override async Task OnParametersSetAsync() => _changes = await ListAsync(null);

    public void Dispose() => _live?.Dispose();

    private async Task ReloadAsync()
    {
        _changes = await ListAsync(null);
        StateHasChanged();
    }

    private async Task MoreAsync() => _changes!.AddRange(await ListAsync(_changes[^1].Id));

    private void Find(ChangeEventArgs e) => Page.Go(DashboardUrls.History(Project, Environment, ((string?)e.Value)?.Trim()), replace: true);

    private async Task<List<ChangeEntry>> ListAsync(string? after)
    {
        var query = new HistoryQuery { Project = Project, Text = string.IsNullOrEmpty(Search) ? null : Search, Cursor = after };
        var found = await History.ListAsync(await Page.ActorAsync(), query, CancellationToken.None);
        if (found.IsRefused(out _, out var page))
        {
            return [];
        }

        _total = page.TotalCount;
        return [.. page.Items.Select(change => ChangeEntry.Of(change, Environment))];
    }
}
