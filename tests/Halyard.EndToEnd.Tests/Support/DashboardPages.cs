using Microsoft.Playwright;

namespace Halyard.EndToEnd.Tests.Support;

/// <summary>The dashboard as somebody uses it who sees names, not markup.</summary>
public static class DashboardPages
{
    /// <summary>Signs in by the password and waits for the list of flags.</summary>
    public static async Task SignInAsync(this IPage page)
    {
        await page.GotoAsync("sign-in");
        await page.GetByLabel("Password").FillAsync(HalyardProcess.AdminPassword);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync("**/flags");
        await page.IsReadyAsync();
    }

    /// <summary>Goes to a page and waits until it reacts.</summary>
    public static async Task VisitAsync(this IPage page, string path)
    {
        await page.GotoAsync(path);
        await page.IsReadyAsync();
    }

    /// <summary>A page is readable at once, and reacts as soon as its circuit is there.</summary>
    public static Task IsReadyAsync(this IPage page) => page.Locator(".shell[aria-busy=false]").WaitForAsync();

    public static ILocator Button(this IPage page, string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public static ILocator Field(this IPage page, string label) => page.GetByLabel(label, new() { Exact = true });

    public static async Task CreateFlagAsync(this IPage page, string name)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "New flag" }).First.ClickAsync();
        await page.Field("Name").FillAsync(name);
        await page.Button("Create flag").ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = name, Level = 1 }).WaitForAsync();
    }

    /// <summary>Turns the flag of the shown page on, and confirms that the environment is meant.</summary>
    public static async Task TurnOnAsync(this IPage page, string flag)
    {
        await page.GetByRole(AriaRole.Switch, new() { Name = $"{flag} is off in Production" }).ClickAsync();
        await page.ConfirmAsync("Turn on");
        await page.GetByRole(AriaRole.Switch, new() { Name = $"{flag} is on in Production" }).WaitForAsync();
    }

    /// <summary>Gives a dialog of the critical environment what it asks for.</summary>
    public static async Task ConfirmAsync(this IPage page, string button)
    {
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Why?").FillAsync("Asked by the test.");
        await dialog.GetByLabel($"Type {HalyardProcess.Environment} to confirm").FillAsync(HalyardProcess.Environment);
        await dialog.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }
}
