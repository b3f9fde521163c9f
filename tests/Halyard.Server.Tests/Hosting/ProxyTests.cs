using System.Net;

using Halyard.Server.Access;
using Halyard.Server.Tests.Support;

using Shouldly;

namespace Halyard.Server.Tests.Hosting;

public sealed class ProxyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_path_base_is_part_of_every_address()
    {
        await using var server = await ApiServer.StartAsync(("Halyard:Proxy:PathBase", "/halyard"));
        using var browser = server.Client();

        var projects = await server.Http.GetJsonAsync("/halyard/api/v2/projects");
        using var signedIn = await browser.GetAsync("/halyard" + await LinkAsync(server), Token);

        projects.Status.ShouldBe(200);
        signedIn.Headers.Location!.ToString().ShouldBe("/halyard/");
        signedIn.Headers.GetValues("Set-Cookie").Single().ShouldContain("path=/halyard");
    }

    [Fact]
    public async Task A_proxy_on_the_same_machine_is_believed_about_scheme_host_and_prefix()
    {
        await using var server = await ApiServer.StartAsync();
        using var browser = server.Client();
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        browser.DefaultRequestHeaders.Add("X-Forwarded-Host", "flags.example.com");
        browser.DefaultRequestHeaders.Add("X-Forwarded-Prefix", "/halyard");

        using var signedIn = await browser.GetAsync(await LinkAsync(server), Token);

        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        signedIn.Headers.Location!.ToString().ShouldBe("/halyard/");
        var cookie = signedIn.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("secure");
        browser.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        browser.DefaultRequestHeaders.Add("Origin", "https://flags.example.com");
        (await browser.PostJsonAsync("/api/v2/projects", """{"key":"x","name":"X"}""")).Status.ShouldBe(201);
    }

    [Fact]
    public async Task The_public_address_may_write_when_the_proxy_hides_the_host()
    {
        await using var server = await ApiServer.StartAsync(("Halyard:Proxy:PublicUrl", "https://flags.example.com/halyard"));
        using var browser = await server.SignInAsync();
        browser.DefaultRequestHeaders.Add("Origin", "https://flags.example.com");

        (await browser.PostJsonAsync("/api/v2/projects", """{"key":"x","name":"X"}""")).Status.ShouldBe(201);
    }

    private static async Task<string> LinkAsync(ApiServer server) =>
        await server.Get<SignInLinks>().CreateAsync(server.Facts.Owner, Token);
}
