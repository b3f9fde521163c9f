using Microsoft.AspNetCore.Components;

namespace Halyard.Server.Dashboard.Controls;

/// <summary>How long ago something was, with the exact moment on hover. Grows old on the screen by itself.</summary>
public sealed partial class RelativeTime
{
    private ITimer? _timer;

    [Parameter, EditorRequired] public DateTimeOffset At { get; set; }

    [Inject] private TimeProvider Time { get; init; } = null!;

    protected override void OnInitialized()
    {
        if (RendererInfo.IsInteractive)
        {
            var minute = TimeSpan.FromSeconds(30);
            _timer = Time.CreateTimer(_ => InvokeAsync(StateHasChanged), null, minute, minute);
        }
    }

    public void Dispose() => _timer?.Dispose();
}
