using Halyard.Server.Dashboard.Shell;

using Microsoft.AspNetCore.Components;

namespace Halyard.Server.Dashboard.Flags;

/// <summary>Says how many SDKs have the flag as it is now, and how fast they got it.</summary>
public sealed partial class DeliveryLine : IDisposable
{
    private ITimer? _timer;

    [Parameter, EditorRequired] public string Project { get; set; } = "";

    [Parameter, EditorRequired] public string Environment { get; set; } = "";

    [Parameter, EditorRequired] public string Flag { get; set; } = "";

    /// <summary>The version that SDKs of the environment should have.</summary>
    [Parameter, EditorRequired] public int Version { get; set; }

    [Inject] private DeliverySource Delivery { get; init; } = null!;

    [Inject] private PageServices Page { get; init; } = null!;

    private DeliveryState State => Delivery.Of(Project, Environment, Flag, Version);

    private string Words => State switch
    {
        { Connections: 0 } => L["NoSdk"],
        { IsArriving: true } state => L["Arriving", state.Connections],
        { Elapsed: { } elapsed } state => L["LiveIn", state.Connections, (int)Math.Ceiling(elapsed.TotalMilliseconds)],
        var state => L["Live", state.Connections],
    };

    private string Hint => State.Connections == 0 ? L["NoSdkHint"] : L["LiveHint", State.Connections];

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            _timer = Page.Every(DeliverySource.Pace, () => InvokeAsync(StateHasChanged));
        }
    }

    public void Dispose() => _timer?.Dispose();
}
