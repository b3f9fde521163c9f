using Halyard.EndToEnd.Tests.Support;

using Microsoft.Playwright;

using Shouldly;

namespace Halyard.EndToEnd.Tests;

public sealed class DashboardTests
{
    [Fact]
    public async Task A_rule_made_in_the_dashboard_reaches_a_running_program()
    {
        await using var server = await HalyardProcess.StartAsync();
        await using var browser = await Browser.StartAsync();
        await using var sdk = await SdkWatcher.StartAsync(server, "new-checkout");
        var page = await browser.OpenAsync(server.Url);
        await page.SignInAsync();

        await page.CreateFlagAsync("New checkout");
        await page.TurnOnAsync("New checkout");
        await sdk.WaitForAsync(true);

        await page.Button("Add rule").ClickAsync();
        await page.Field("Attribute").FillAsync("key");
        await page.Field("Add to: Values").FillAsync("ada");
        await page.Field("Add to: Values").PressAsync("Enter");
        await page.Field("What “Rule 1” serves").SelectOptionAsync("false");
        sdk.Value.ShouldBeTrue();
        await page.Button("Review and save").ClickAsync();
        await page.ConfirmAsync("Save changes");

        await sdk.WaitForAsync(false);
    }

    [Fact]
    public async Task A_sign_in_link_works_once()
    {
        await using var server = await HalyardProcess.StartAsync();
        await using var browser = await Browser.StartAsync();
        var link = (await server.ReadSignInLinkAsync()).ToString();

        var page = await browser.OpenAsync(server.Url);
        await page.GotoAsync(link);
        await page.WaitForURLAsync("**/flags");

        var stranger = await browser.OpenAsync(server.Url);
        await stranger.GotoAsync(link);
        (await stranger.GetByRole(AriaRole.Alert).TextContentAsync()).ShouldNotBeNull().ShouldContain("has been used");
    }

    [Fact]
    public async Task A_wrong_password_is_told_beside_the_form()
    {
        await using var server = await HalyardProcess.StartAsync();
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(server.Url);

        await page.GotoAsync("sign-in");
        await page.GetByLabel("Password").FillAsync("guess");
        await page.Button("Sign in").ClickAsync();

        (await page.GetByRole(AriaRole.Alert).TextContentAsync()).ShouldNotBeNull().ShouldContain("wrong");
    }

    [Fact]
    public async Task A_change_by_somebody_else_is_shown_at_once_and_keeps_the_draft()
    {
        await using var server = await HalyardProcess.StartAsync();
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(server.Url);
        await page.SignInAsync();
        await page.CreateFlagAsync("New checkout");
        await page.Field("What is served when off").SelectOptionAsync("true");

        await server.Api.SwitchAsync("new-checkout", true);

        await page.GetByRole(AriaRole.Switch, new() { Name = "New checkout is on in Production" }).WaitForAsync();
        await page.GetByText("Your unsaved changes are kept").WaitForAsync();
        await page.GetByText("1 unsaved change", new() { Exact = true }).WaitForAsync();
    }

    [Fact]
    public async Task The_list_waits_for_the_first_flag()
    {
        await using var server = await HalyardProcess.StartAsync();
        await using var browser = await Browser.StartAsync();
        var page = await browser.OpenAsync(server.Url);
        await page.SignInAsync();
        await page.GetByText("Waiting for the first flag").WaitForAsync();

        await server.Api.CreateFlagAsync("from-a-script");

        await page.GetByRole(AriaRole.Link, new() { Name = "from-a-script" }).WaitForAsync();
    }
}
