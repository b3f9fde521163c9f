using Microsoft.AspNetCore.Components;

namespace Halyard.Server.Dashboard.Shell;

/// <summary>Sends the visitor on to the flags of a project.</summary>
public sealed partial class StartPage
{
    private bool _nothing;

    [Parameter] public string? Project { get; set; }

    [Inject] private ScopeSource Scopes { get; init; } = null!;

    [Inject] private NavigationManager Navigation { get; init; } = null!;

    protected override async Task OnParametersSetAsync()
    {
        if (await Scopes.StartAsync(Project, CancellationToken.None) is { } start)
        {
            Navigation.NavigateTo(start, replace: true);
        }
        else
        {
            _nothing = true;
        }
    }
}
