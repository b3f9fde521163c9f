using Halyard.Server.Dashboard.Shell;
using Halyard.Server.Flags;
using Halyard.Server.Hosting;

using Microsoft.AspNetCore.Components;

using MudBlazor;

namespace Halyard.Server.Dashboard.Flags;

/// <summary>Makes a flag and goes to its page.</summary>
public sealed partial class CreateFlagSheet
{
    private static readonly DialogOptions SheetOptions = new() { FullWidth = true, MaxWidth = MaxWidth.Small, CloseOnEscapeKey = true };

    private NewFlagForm _form = null!;
    private Refusal? _refusal;
    private string? _other;
    private bool _isBusy;

    [Parameter, EditorRequired] public Scope Scope { get; set; } = null!;

    [Inject] private FlagService Flags { get; init; } = null!;

    [Inject] private PageServices Page { get; init; } = null!;

    protected override void OnInitialized() => _form = new NewFlagForm(Scope.Project.DefaultClientSideAvailability);

    private string? Error(string field) => _form.Problem is { } problem && problem.Field == field
        ? L[problem.Text]
        : _refusal?.Field == field ? _refusal.Message : null;

    private string? Invalid(string field) => Error(field) is null ? null : "true";

    private void Close(bool visible)
    {
        // The library also calls this when the sheet goes because the address has changed: then there is nothing left to do.
        if (!visible && Page.Path == DashboardUrls.NewFlag(Scope.ProjectKey, Scope.EnvironmentKey))
        {
            Page.Go(DashboardUrls.Flags(Scope.ProjectKey, Scope.EnvironmentKey));
        }
    }

    private async Task CreateAsync()
    {
        _refusal = null;
        _other = null;
        if (_form.Read() is not { } flag)
        {
            return;
        }

        _isBusy = true;
        var made = await Flags.CreateAsync(await Page.ActorAsync(), Scope.ProjectKey, flag, null, CancellationToken.None);
        _isBusy = false;
        if (made.IsRefused(out var refusal, out var created))
        {
            // A key that is taken is told beside the key, whether or not the refusal names the field.
            _refusal = refusal.Code == RefusalCode.Conflict ? refusal with { Field = "key" } : refusal;
            _other = NewFlagForm.HasField(_refusal.Field) ? null : refusal.Message;
            return;
        }

        Page.Go(DashboardUrls.Flag(Scope.ProjectKey, Scope.EnvironmentKey, created.Key));
    }
}
