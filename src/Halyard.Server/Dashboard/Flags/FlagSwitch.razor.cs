using Halyard.Api.Flags;
using Halyard.Api.Projects;
using Halyard.Server.Dashboard.Shell;
using Halyard.Server.Flags;

using Microsoft.AspNetCore.Components;

using MudBlazor;

namespace Halyard.Server.Dashboard.Flags;

/// <summary>Turns a flag on or off in one environment, at once; where the environment says so, only after asking.</summary>
public sealed partial class FlagSwitch
{
    private bool _isBusy;

    [Parameter, EditorRequired] public FlagDefinition Flag { get; set; } = null!;

    [Parameter, EditorRequired] public EnvironmentDefinition Environment { get; set; } = null!;

    [Parameter, EditorRequired] public string Project { get; set; } = "";

    /// <summary>Gives the new version.</summary>
    [Parameter] public EventCallback<FlagDefinition> Changed { get; set; }

    [Inject] private FlagService Flags { get; init; } = null!;

    [Inject] private PageServices Page { get; init; } = null!;

    [Inject] private IDialogService Dialogs { get; init; } = null!;

    [Inject] private ISnackbar Messages { get; init; } = null!;

    private FlagTargeting Targeting => Flag.Environments[Environment.Key];

    private async Task ToggleAsync()
    {
        var turnOn = !Targeting.On;
        var (isCanceled, comment) = await AskAsync(turnOn);
        if (isCanceled)
        {
            return;
        }

        _isBusy = true;
        FlagInstruction instruction = turnOn ? new FlagInstruction.TurnFlagOn() : new FlagInstruction.TurnFlagOff();
        var change = new FlagChange { Environment = Environment.Key, Instructions = [instruction], Comment = comment };
        var done = await Flags.ChangeAsync(await Page.ActorAsync(), Project, Flag.Key, change, CancellationToken.None);
        _isBusy = false;
        if (done.IsRefused(out var refusal, out var changed))
        {
            Messages.Add(refusal.Message, Severity.Error);
            return;
        }

        await Changed.InvokeAsync(changed);
        Messages.Add(L[turnOn ? "TurnedOn" : "TurnedOff", Flag.Name, Environment.Name], Severity.Normal);
    }

    private async Task<(bool IsCanceled, string? Comment)> AskAsync(bool turnOn)
    {
        if (Environment is { Critical: false, ConfirmChanges: false, RequireComments: false })
        {
            return (false, null);
        }

        var parameters = new DialogParameters<SwitchDialog>
        {
            { static dialog => dialog.Flag, Flag },
            { static dialog => dialog.Environment, Environment },
            { static dialog => dialog.TurnOn, turnOn },
        };
        var dialog = await Dialogs.ShowAsync<SwitchDialog>(null, parameters);
        var answer = await dialog.Result;
        return answer is null or { Canceled: true } ? (true, null) : (false, answer.Data as string);
    }
}
