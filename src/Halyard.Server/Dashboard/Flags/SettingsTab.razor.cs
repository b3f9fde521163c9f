using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Server.Dashboard.Shell;
using Halyard.Server.Flags;

using Microsoft.AspNetCore.Components;

using MudBlazor;

namespace Halyard.Server.Dashboard.Flags;

/// <summary>What a flag is in all environments: name, tags, lifetime, exposure; and its end.</summary>
public sealed partial class SettingsTab
{
    private int _loaded;
    private string _name = "";
    private string _description = "";
    private string _tags = "";
    private bool _temporary;
    private bool _browsers;
    private bool _mobiles;
    private string? _refusal;

    [Parameter, EditorRequired] public FlagDefinition Flag { get; set; } = null!;

    [Parameter, EditorRequired] public string Project { get; set; } = "";

    /// <summary>Gives the version that was saved.</summary>
    [Parameter] public EventCallback<FlagDefinition> Saved { get; set; }

    [Inject] private FlagService Flags { get; init; } = null!;

    [Inject] private PageServices Page { get; init; } = null!;

    [Inject] private ISnackbar Messages { get; init; } = null!;

    protected override void OnParametersSet()
    {
        if (_loaded == 0)
        {
            Load();
        }
    }

    private void Load()
    {
        _loaded = Flag.Version;
        (_name, _description, _tags) = (Flag.Name, Flag.Description, string.Join(", ", Flag.Tags));
        _temporary = Flag.Temporary;
        (_browsers, _mobiles) = (Flag.ClientSideAvailability.UsingEnvironmentId, Flag.ClientSideAvailability.UsingMobileKey);
    }

    private Task SaveAsync()
    {
        var tags = _tags.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var all = SettingsDifference.Of(Flag, _name.Trim(), _description.Trim(), tags, _temporary, _browsers, _mobiles);
        return all.IsEmpty ? Task.CompletedTask : ChangeAsync(all);
    }

    private Task ArchiveAsync() => ChangeAsync([Flag.Archived ? new FlagInstruction.RestoreFlag() : new FlagInstruction.ArchiveFlag()]);

    private async Task ChangeAsync(ImmutableArray<FlagInstruction> instructions)
    {
        var change = new FlagChange { Instructions = instructions };
        var saved = await Flags.ChangeAsync(await Page.ActorAsync(), Project, Flag.Key, change, CancellationToken.None);
        _refusal = saved.Refusal?.Message;
        if (saved.Refusal is null)
        {
            await Saved.InvokeAsync(saved.Value);
            Flag = saved.Value;
            Load();
            Messages.Add(L["SettingsSaved"], Severity.Normal);
        }
    }
}
