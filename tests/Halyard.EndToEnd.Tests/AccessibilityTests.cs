using Deque.AxeCore.Playwright;

using Halyard.EndToEnd.Tests.Support;

using Microsoft.Playwright;

using Shouldly;

namespace Halyard.EndToEnd.Tests;

/// <summary>axe finds no violation on any page, in both themes, on a desk and on a phone.</summary>
public sealed class AccessibilityTests
{
    private const string Home = $"p/{HalyardProcess.Project}/{HalyardProcess.Environment}";

    private static readonly string[] Paths =
    [
        $"{Home}/flags", $"{Home}/flags?search=nothing", $"{Home}/flags/new-checkout", $"{Home}/flags/new-checkout/variations",
        $"{Home}/flags/new-checkout/history", $"{Home}/flags/new-checkout/settings", $"{Home}/history", $"{Home}/environments", $"{Home}/flags/missing",
    ];

    [Theory]
    [InlineData(ColorScheme.Light, 1440)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task No_page_has_a_violation(ColorScheme theme, int width)
    {
        await using var server = await HalyardProcess.StartAsync();
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(server.Url);
        await page.EmulateMediaAsync(new() { ColorScheme = theme, ReducedMotion = ReducedMotion.Reduce });
        await page.SetViewportSizeAsync(width, 900);

        await page.GotoAsync("sign-in?problem=link-used");
        await CheckAsync(page, "sign-in");
        await page.SignInAsync();
        await CheckAsync(page, "the empty list");
        await server.Api.CreateFlagAsync("new-checkout");
        foreach (var path in Paths)
        {
            await page.VisitAsync(path);
            await CheckAsync(page, path);
        }

        await page.VisitAsync($"{Home}/flags?new=true");
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await CheckAsync(page, "the sheet for a new flag");
    }

    [Fact]
    public async Task A_draft_and_its_review_have_no_violation()
    {
        await using var server = await HalyardProcess.StartAsync();
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(server.Url);
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await page.SignInAsync();
        await page.CreateFlagAsync("New checkout");

        await page.Button("Add rule").ClickAsync();
        await page.Field("What “Rule 1” serves").SelectOptionAsync("Percentage rollout");
        await page.Button("Review and save").ClickAsync();
        await page.GetByText("Give each condition a value").WaitForAsync();
        await CheckAsync(page, "a draft with problems");

        await page.Button("Discard").ClickAsync();
        await page.Field("What is served when off").SelectOptionAsync("true");
        await page.Button("Review and save").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await CheckAsync(page, "the review");
    }

    private static async Task CheckAsync(IPage page, string what)
    {
        var result = await page.RunAxe();
        result.Violations
            .Select(violation => $"{what}: {violation.Id} at {string.Join(" | ", violation.Nodes.Select(static node => node.Html))}")
            .ShouldBeEmpty();
    }
}
