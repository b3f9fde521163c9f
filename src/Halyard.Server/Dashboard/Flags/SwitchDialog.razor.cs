using Halyard.Api.Flags;
using Halyard.Api.Projects;

using Microsoft.AspNetCore.Components;

using MudBlazor;

namespace Halyard.Server.Dashboard.Flags;

/// <summary>Asks before a flag is switched: says what will be served, takes a comment, and in a critical environment its key.</summary>
public sealed partial class SwitchDialog
{
    private string _comment = "";
    private string _typed = "";

    [Parameter] public FlagDefinition Flag { get; set; } = null!;

    [Parameter] public EnvironmentDefinition Environment { get; set; } = null!;

    [Parameter] public bool TurnOn { get; set; }

    [CascadingParameter] private IMudDialogInstance Dialog { get; set; } = null!;

    private bool IsReady =>
        (!Environment.Critical || _typed.Trim() == Environment.Key) && (!Environment.RequireComments || !string.IsNullOrWhiteSpace(_comment));

    private string Consequence => L["WillServe", new ServedWords(Flag, L).Of(Flag.Environments[Environment.Key] with { On = TurnOn })];

    private void Confirm()
    {
        if (IsReady)
        {
            Dialog.Close(DialogResult.Ok(_comment.Trim() is { Length: > 0 } comment ? comment : null));
        }
    }

    private void Cancel() => Dialog.Cancel();
}
