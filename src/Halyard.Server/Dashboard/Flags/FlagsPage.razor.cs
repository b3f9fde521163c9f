using System.Collections.Immutable;

using Halyard.Api;
using Halyard.Api.Flags;
using Halyard.Server.Changes;
using Halyard.Server.Dashboard.Shell;
using Halyard.Server.Flags;
using Halyard.Server.Hosting;

using Microsoft.AspNetCore.Components;

namespace Halyard.Server.Dashboard.Flags;

/// <summary>All flags of a project, with a switch for each environment. What is searched for and which page is shown are in the address.</summary>
public sealed partial class FlagsPage : IDisposable
{
    public const int PageSize = 50;

    private Page<FlagDefinition>? _flags;
    private ImmutableDictionary<string, Curves> _curves = ImmutableDictionary<string, Curves>.Empty;
    private string? _refusal;
    private LiveChanges? _live;
    private ITimer? _counting;

    [Parameter] public string Project { get; set; } = "";

    [Parameter] public string Environment { get; set; } = "";

    [SupplyParameterFromQuery(Name = "search")] public string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")] public int? PageNumber { get; set; }

    [SupplyParameterFromQuery(Name = "new")] public bool? IsNew { get; set; }

    [CascadingParameter] public Scope Scope { get; set; } = null!;

    [Inject] private FlagService Flags { get; init; } = null!;

    [Inject] private CurveSource Counts { get; init; } = null!;

    [Inject] private PageServices Page { get; init; } = null!;

    protected override void OnInitialized()
    {
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        _live = Page.Watch(
            change => change.What.Project == Project && change.What.Resource is ResourceKind.Flag or ResourceKind.Environment,
            _ => InvokeAsync(ReloadAsync));
        _counting = Page.Every(CurveSource.Pace, () => InvokeAsync(CountAsync));
    }

    protected override async Task OnParametersSetAsync()
    {
        await LoadAsync();
        await CountAsync();
    }

    public void Dispose()
    {
        _live?.Dispose();
        _counting?.Dispose();
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        var query = new FlagQuery { Text = Search, Sort = "name", Paging = new Paging(PageSize, ((PageNumber ?? 1) - 1) * PageSize) };
        var found = await Flags.ListAsync(await Page.ActorAsync(), Project, query, CancellationToken.None);
        _refusal = found.Refusal?.Message;
        _flags = found.Refusal is null ? found.Value : null;
    }

    private async Task CountAsync()
    {
        _curves = await Counts.LastHourAsync(await Page.ActorAsync(), Scope, CancellationToken.None);
        StateHasChanged();
    }

    private void SearchAsync(ChangeEventArgs e) =>
        Page.Go(DashboardUrls.Flags(Project, Environment, (e.Value as string)?.Trim()), replace: true);

    // The list follows the typing; Enter has nothing left to do.
    private static void SearchNow()
    {
    }
}
