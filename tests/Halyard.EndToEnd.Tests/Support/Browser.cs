using Halyard.TestKit;

using Microsoft.Playwright;

namespace Halyard.EndToEnd.Tests.Support;

/// <summary>A real Chromium without a window. Skips the test where there is none.</summary>
public sealed class Browser : IAsyncDisposable
{
    // As root Chromium needs no-sandbox; nothing else than the page may be asked for over the network.
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--no-first-run",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        _playwright = playwright;
        _browser = browser;
    }

    public static async Task<Browser> StartAsync()
    {
        var program = Tool.Require("chromium");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = Arguments });
        return new Browser(playwright, browser);
    }

    /// <summary>A page of a person who has never been here.</summary>
    public async Task<IPage> OpenAsync(Uri address)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = address.ToString() });
        context.SetDefaultTimeout((float)Eventually.Limit.TotalMilliseconds);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
