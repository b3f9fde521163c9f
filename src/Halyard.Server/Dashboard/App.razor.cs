using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace Halyard.Server.Dashboard;

public sealed partial class App
{
    [CascadingParameter] public HttpContext Http { get; set; } = null!;

    // Pages that set the sign-in cookie answer plain requests; all others live on a circuit.
    private IComponentRenderMode? Mode => Http.AcceptsInteractiveRouting() ? RenderMode.InteractiveServer : null;

    private string BasePath => $"{Http.Request.PathBase}/";

    /// <summary>The theme chosen in this browser; null follows the system.</summary>
    private string? Theme => Http.Request.Cookies["halyard-theme"] is "light" or "dark" ? Http.Request.Cookies["halyard-theme"] : null;
}
