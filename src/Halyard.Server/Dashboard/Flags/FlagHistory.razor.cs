using Halyard.Server.Changes;
using Halyard.Server.Dashboard.History;
using Halyard.Server.Dashboard.Shell;

using Microsoft.AspNetCore.Components;

namespace Halyard.Server.Dashboard.Flags;

/// <summary>Every change of a flag, the newest first.</summary>
public sealed partial class FlagHistory
{
    private List<ChangeEntry>? _changes;
    private int _total;
    private int _shown;

    [Parameter, EditorRequired] public string Project { get; set; } = "";

    [Parameter, EditorRequired] public string Key { get; set; } = "";

    /// <summary>The version of the flag: a newer one means that there is something new to show.</summary>
    [Parameter, EditorRequired] public int Version { get; set; }

    [CascadingParameter] public Scope Scope { get; set; } = null!;

    [Inject] private HistoryService History { get; init; } = null!;

    [Inject] private PageServices Page { get; init; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != Version)
        {
            _shown = Version;
            _changes = await ListAsync(null);
        }
    }

    private async Task MoreAsync() => _changes!.AddRange(await ListAsync(_changes[^1].Id));

    private async Task<List<ChangeEntry>> ListAsync(string? after)
    {
        var query = new HistoryQuery { Project = Project, Resource = ResourceKind.Flag, Key = Key, Cursor = after };
        var found = await History.ListAsync(await Page.ActorAsync(), query, CancellationToken.None);
        if (found.IsRefused(out _, out var page))
        {
            return [];
        }

        _total = page.TotalCount;
        return [.. page.Items.Select(change => ChangeEntry.Of(change, Scope.EnvironmentKey))];
    }
}
