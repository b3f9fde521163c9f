using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Server.Dashboard.Flags;
using Halyard.Server.Dashboard.Shell;

using Microsoft.AspNetCore.Components;

using MudBlazor;

namespace Halyard.Server.Dashboard.Targeting;

/// <summary>The targeting of a flag in the selected environment, from top to bottom in the order of evaluation, edited as a draft.</summary>
public sealed partial class TargetingTab
{
    private IReadOnlyList<FlagDefinition> _others = [];
    private IReadOnlyList<string> _segments = [];
    private bool _showProblems;

    [Parameter, EditorRequired] public Draft Draft { get; set; } = null!;

    [Parameter, EditorRequired] public FlagDefinition Flag { get; set; } = null!;

    [Parameter, EditorRequired] public Scope Scope { get; set; } = null!;

    /// <summary>What others changed while the page is open.</summary>
    [Parameter] public ChangeNews? News { get; set; }

    /// <summary>Gives the version that was saved.</summary>
    [Parameter] public EventCallback<FlagDefinition> Saved { get; set; }

    [Parameter] public EventCallback Dismissed { get; set; }

    [Inject] private TargetingSource Source { get; init; } = null!;

    [Inject] private PageServices Page { get; init; } = null!;

    [Inject] private IDialogService Dialogs { get; init; } = null!;

    [Inject] private ISnackbar Messages { get; init; } = null!;

    protected override async Task OnInitializedAsync()
    {
        var actor = await Page.ActorAsync();
        _others = await Source.FlagsAsync(actor, Scope.ProjectKey, CancellationToken.None);
        _segments = await Source.SegmentsAsync(actor, Scope.ProjectKey, Scope.EnvironmentKey, CancellationToken.None);
    }

    private void Edit(Action<Draft> edit) => edit(Draft);

    private void Redraw() => StateHasChanged();

    private void Discard()
    {
        Draft.Discard();
        _showProblems = false;
    }

    private ImmutableArray<DraftProblem> ProblemsOf(DraftPart part) =>
        _showProblems ? [.. Draft.Problems().Where(problem => problem.Part == part)] : [];

    private async Task ReviewAsync()
    {
        _showProblems = true;
        if (!Draft.Problems().IsEmpty || !Draft.Conflicts.IsEmpty)
        {
            return;
        }

        var parameters = new DialogParameters<ReviewDialog>
        {
            { static dialog => dialog.Draft, Draft },
            { static dialog => dialog.Scope, Scope },
        };
        var dialog = await Dialogs.ShowAsync<ReviewDialog>(null, parameters);
        if ((await dialog.Result)?.Data is FlagDefinition newest)
        {
            _showProblems = false;
            Messages.Add(L["Saved", newest.Name, Scope.Environment.Name], Severity.Normal);
            await Saved.InvokeAsync(newest);
        }
        else
        {
            // The draft may have been put on top of a newer version meanwhile.
            await Saved.InvokeAsync(Draft.Saved);
        }
    }
}
