using System.Collections.Immutable;

using Halyard.Api.Projects;

using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

using MudBlazor;

namespace Halyard.Server.Dashboard.Shell;

/// <summary>The frame of every page: finds out from the address what is looked at, and gives it to the page.</summary>
public sealed partial class MainLayout : IDisposable
{
    private static readonly MudTheme Look = new()
    {
        Typography = new Typography { Default = new DefaultTypography { FontFamily = ["var(--font)"], FontSize = "var(--text)", LineHeight = "var(--leading)", LetterSpacing = "normal" } },
    };

    private ErrorBoundary? _boundary;
    private Scope? _scope;
    private ImmutableArray<ProjectDefinition> _projects = [];
    private string? _missing;
    private bool _railOpen;

    [CascadingParameter] public Microsoft.AspNetCore.Components.RouteData Route { get; set; } = null!;

    [Inject] private NavigationManager Navigation { get; init; } = null!;

    [Inject] private ScopeSource Scopes { get; init; } = null!;

    private string? RouteKey => Route.RouteValues.GetValueOrDefault("Key") as string;

    private string PageName => Route.PageType.Name;

    private string Here => Navigation.ToBaseRelativePath(Navigation.Uri);

    protected override void OnInitialized() => Navigation.LocationChanged += OnMoved;

    protected override async Task OnParametersSetAsync()
    {
        var project = Route.RouteValues.GetValueOrDefault("Project") as string;
        var environment = Route.RouteValues.GetValueOrDefault("Environment") as string;
        if (project is null || environment is null || (_scope?.ProjectKey == project && _scope.EnvironmentKey == environment))
        {
            return;
        }

        var found = await Scopes.FindAsync(project, environment, CancellationToken.None);
        _scope = found.Refusal is null ? found.Value : null;
        _missing = found.Refusal?.Message;
        _projects = await Scopes.ProjectsAsync(CancellationToken.None);
    }

    public void Dispose() => Navigation.LocationChanged -= OnMoved;

    private void OnMoved(object? sender, LocationChangedEventArgs e)
    {
        _railOpen = false;
        _boundary?.Recover();
        _ = InvokeAsync(StateHasChanged);
    }

    private void OpenRail() => _railOpen = true;

    private void CloseRail() => _railOpen = false;
}
