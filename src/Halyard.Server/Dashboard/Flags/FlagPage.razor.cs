using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Server.Changes;
using Halyard.Server.Dashboard.History;
using Halyard.Server.Dashboard.Shell;
using Halyard.Server.Dashboard.Targeting;
using Halyard.Server.Flags;

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

using MudBlazor;

namespace Halyard.Server.Dashboard.Flags;

/// <summary>One flag: how every environment serves it, and what can be changed about it. A draft lives as long as the page, one for each environment.</summary>
public sealed partial class FlagPage : IDisposable
{
    private readonly Dictionary<string, Draft> _drafts = [];
    private readonly HashSet<int> _ownVersions = [];

    private FlagDefinition? _flag;
    private string? _missing;
    private ChangeNews? _news;
    private ImmutableDictionary<string, Curves> _curves = ImmutableDictionary<string, Curves>.Empty;
    private LiveChanges? _live;
    private ITimer? _counting;

    [Parameter] public string Project { get; set; } = "";

    [Parameter] public string Environment { get; set; } = "";

    [Parameter] public string Key { get; set; } = "";

    [Parameter] public string? Tab { get; set; }

    [CascadingParameter] public Scope Scope { get; set; } = null!;

    [Inject] private FlagService Flags { get; init; } = null!;

    [Inject] private CurveSource Counts { get; init; } = null!;

    [Inject] private PageServices Page { get; init; } = null!;

    [Inject] private IDialogService Dialogs { get; init; } = null!;

    private string? CurrentTab => FlagTabs.All.Contains(Tab) ? Tab : null;

    private bool HasDrafts => _drafts.Values.Any(static draft => draft.IsChanged);

    protected override void OnInitialized()
    {
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        _live = Page.Watch(
            change => change.What.Resource == ResourceKind.Flag && change.What.Project == Project && change.What.Key == Key,
            changes => InvokeAsync(() => RefreshAsync(changes)));
        _counting = Page.Every(CurveSource.Pace, () => InvokeAsync(CountAsync));
    }

    protected override async Task OnParametersSetAsync()
    {
        if (_flag?.Key != Key)
        {
            _drafts.Clear();
            _news = null;
            await LoadAsync();
            await CountAsync();
        }
    }

    public void Dispose()
    {
        _live?.Dispose();
        _counting?.Dispose();
    }

    private bool IsDrafted(string environment) => _drafts.TryGetValue(environment, out var draft) && draft.IsChanged;

    private Draft DraftOf(string environment)
    {
        if (!_drafts.TryGetValue(environment, out var draft))
        {
            _drafts[environment] = draft = new Draft(_flag!, environment);
        }

        return draft;
    }

    private async Task LoadAsync()
    {
        var found = await Flags.GetAsync(await Page.ActorAsync(), Project, Key, CancellationToken.None);
        _missing = found.Refusal?.Message;
        if (found.Refusal is null)
        {
            Show(found.Value);
        }
    }

    /// <summary>Shows a version that this visitor made.</summary>
    private void Take(FlagDefinition changed)
    {
        _ownVersions.Add(changed.Version);
        Show(changed);
    }

    // Every draft stands on the newest version: an untouched one follows it, a changed one is put on top of it.
    private void Show(FlagDefinition newest)
    {
        if (_flag?.Version > newest.Version)
        {
            return;
        }

        _flag = newest;
        foreach (var draft in _drafts.Values.Where(draft => draft.Saved.Version < newest.Version))
        {
            if (draft.IsChanged)
            {
                draft.Rebase(newest);
            }
            else
            {
                draft.Restart(newest);
            }
        }
    }

    private async Task RefreshAsync(IReadOnlyList<Change> changes)
    {
        if (changes.Any(static change => change.What.Action == ChangeAction.Deleted))
        {
            _missing = L["FlagDeleted", Key, changes[^1].Actor.Name];
            _drafts.Clear();
        }
        else
        {
            await LoadAsync();
            _news = ChangeNews.Of(changes.Where(change => !_ownVersions.Contains(change.AfterVersion()))) ?? _news;
        }

        StateHasChanged();
    }

    private async Task CountAsync()
    {
        _curves = await Counts.LastHourAsync(await Page.ActorAsync(), Scope, CancellationToken.None);
        StateHasChanged();
    }

    private void DismissNews() => _news = null;

    private async Task BeforeLeavingAsync(LocationChangingContext context)
    {
        var stays = new Uri(new Uri(Page.ServerUrl + "/"), context.TargetLocation).AbsolutePath
            .Contains($"/flags/{Uri.EscapeDataString(Key)}", StringComparison.Ordinal);
        if (stays || !HasDrafts)
        {
            return;
        }

        var dialog = await Dialogs.ShowAsync<LeaveDialog>();
        if (await dialog.Result is null or { Canceled: true })
        {
            context.PreventNavigation();
        }
    }
}
