using Halyard.Api.Flags;
using Halyard.Server.Dashboard.Shell;
using Halyard.Server.Projects;

using Microsoft.AspNetCore.Components;

namespace Halyard.Server.Dashboard.Flags;

/// <summary>While no SDK of the environment is connected: the command that connects one. It waits for it and turns green.</summary>
public sealed partial class FirstConnection : IDisposable
{
    private ITimer? _timer;
    private string? _sdkKey;
    private int _connections;
    private bool _isShown;

    [Parameter, EditorRequired] public FlagDefinition Flag { get; set; } = null!;

    [Parameter, EditorRequired] public Scope Scope { get; set; } = null!;

    [Inject] private DeliverySource Delivery { get; init; } = null!;

    [Inject] private EnvironmentService Environments { get; init; } = null!;

    [Inject] private PageServices Page { get; init; } = null!;

    private string Line => $"HALYARD_URL={Page.ServerUrl} HALYARD_SDK_KEY={_sdkKey} dotnet run samples/quick-start/quickstart.cs {Flag.Key}";

    protected override async Task OnInitializedAsync()
    {
        if (!RendererInfo.IsInteractive || Connections() > 0 || Scope.Environment.Critical)
        {
            return;
        }

        var keys = await Environments.KeysAsync(await Page.ActorAsync(), Scope.ProjectKey, Scope.EnvironmentKey, CancellationToken.None);
        if (keys.Refusal is null)
        {
            _sdkKey = keys.Value.SdkKey;
            _isShown = true;
            _timer = Page.Every(DeliverySource.Pace, () => InvokeAsync(Look));
        }
    }

    public void Dispose() => _timer?.Dispose();

    private int Connections() => Delivery.Connections(Scope.ProjectKey, Scope.EnvironmentKey);

    private void Look()
    {
        _connections = Connections();
        StateHasChanged();
    }

    private void Hide() => _isShown = false;
}
