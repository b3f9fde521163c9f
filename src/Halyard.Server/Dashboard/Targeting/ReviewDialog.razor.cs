using System.Text.Json;

using Halyard.Api;
using Halyard.Api.Flags;
using Halyard.Server.Dashboard.Shell;
using Halyard.Server.Flags;
using Halyard.Server.Hosting;

using Microsoft.AspNetCore.Components;

using MudBlazor;

namespace Halyard.Server.Dashboard.Targeting;

/// <summary>Shows a draft's changes as sentences, takes a comment, and saves. Only here does anything become live.</summary>
public sealed partial class ReviewDialog
{
    private string _comment = "";
    private string _typed = "";
    private string? _refusal;
    private bool _isBusy;

    [Parameter] public Draft Draft { get; set; } = null!;

    [Parameter] public Scope Scope { get; set; } = null!;

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = null!;

    [Inject] private FlagService Flags { get; init; } = null!;

    [Inject] private PageServices Page { get; init; } = null!;

    private IEnumerable<string> Sentences =>
        Draft.Instructions().Select(instruction => FlagSentences.Of(Draft.Saved, Draft.Environment, instruction)).Distinct();

    private JsonElement Before => Json(Draft.Saved.Environments[Draft.Environment]);

    private JsonElement After => Json(Draft.Targeting);

    private bool IsReady =>
        !_isBusy
        && (!Scope.Environment.Critical || _typed.Trim() == Scope.EnvironmentKey)
        && (!Scope.Environment.RequireComments || !string.IsNullOrWhiteSpace(_comment));

    private static JsonElement Json(FlagTargeting targeting) => JsonSerializer.SerializeToElement(targeting, ApiJson.Default.FlagTargeting);

    private async Task SaveAsync()
    {
        if (!IsReady)
        {
            return;
        }

        _isBusy = true;
        var change = new FlagChange
        {
            Environment = Draft.Environment,
            Instructions = Draft.Instructions(),
            Comment = _comment.Trim() is { Length: > 0 } comment ? comment : null,
            ExpectedVersion = Draft.Saved.Version,
        };
        var saved = await Flags.ChangeAsync(await Page.ActorAsync(), Scope.ProjectKey, Draft.Saved.Key, change, CancellationToken.None);
        _isBusy = false;
        if (!saved.IsRefused(out var refusal, out var newest))
        {
            Draft.Restart(newest);
            Dialog.Close(DialogResult.Ok(newest));
        }
        else if (refusal.Code == RefusalCode.OptimisticLocking)
        {
            await RebaseAsync();
        }
        else
        {
            _refusal = refusal.Message;
        }
    }

    // Somebody was faster. The draft goes on top of theirs, and the person sees what is left of it before saving again.
    private async Task RebaseAsync()
    {
        var found = await Flags.GetAsync(await Page.ActorAsync(), Scope.ProjectKey, Draft.Saved.Key, CancellationToken.None);
        if (found.IsRefused(out var gone, out var newest))
        {
            _refusal = gone.Message;
            return;
        }

        Draft.Rebase(newest);
        _refusal = L["RebasedInReview"];
        if (!Draft.Conflicts.IsEmpty || !Draft.IsChanged)
        {
            Dialog.Cancel();
        }
    }
}
