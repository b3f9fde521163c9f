using System.Net;

using Halyard.Server.Access;
using Halyard.Server.Tests.Support;

using Shouldly;

namespace Halyard.Server.Tests.Access;

public sealed class SignInTests(SignInTests.PasswordServer shared) : IClassFixture<SignInTests.PasswordServer>
{
    private const string Password = "correct horse battery staple";
    private const string Protected = "/api/v2/caller-identity";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_signs_in_once()
    {
        using var first = shared.Server.Client();
        using var second = shared.Server.Client();
        var link = await LinkAsync();

        (await LocationAsync(first, link)).ShouldBe("/");
        (await LocationAsync(second, link)).ShouldBe("/sign-in?problem=link-used");

        ((string?)(await first.GetJsonAsync(Protected))["authKind"]).ShouldBe("session");
        (await second.GetJsonAsync(Protected)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_link_used_by_many_at_once_signs_in_one()
    {
        var link = await LinkAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
        {
            using var client = shared.Server.Client();
            return await LocationAsync(client, link);
        }));

        answers.Count(static answer => answer == "/").ShouldBe(1);
    }

    [Fact]
    public async Task A_link_expires_after_a_quarter_of_an_hour()
    {
        using var client = shared.Server.Client();
        var link = await LinkAsync();
        shared.Server.Time.Advance(TimeSpan.FromMinutes(15));

        (await LocationAsync(client, link)).ShouldBe("/sign-in?problem=link-expired");
    }

    [Fact]
    public async Task A_made_up_link_says_so_and_every_problem_says_its_remedy()
    {
        using var client = shared.Server.Client();

        (await LocationAsync(client, "/sign-in?token=made-up")).ShouldBe("/sign-in?problem=link-unknown");

        foreach (var problem in Enum.GetValues<SignInProblem>())
        {
            SignInProblems.Message(SignInProblems.Word(problem)).ShouldNotBeNull();
        }

        SignInProblems.Message("link-used")!.ShouldContain("halyard-server sign-in-link");
    }

    [Fact]
    public async Task A_password_signs_the_owner_in_and_goes_back_where_one_came_from()
    {
        using var client = shared.Server.Client();

        var location = await PostPasswordAsync(shared.Server, client, "owner@localhost", Password, "/p/default/test/flags?search=x");

        location.ShouldBe("/p/default/test/flags?search=x");
        (await client.GetJsonAsync(Protected)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("p/default/test/flags", "/p/default/test/flags")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/https://evil.example")]
    public async Task Signing_in_never_leads_to_another_site(string returnUrl, string location)
    {
        using var client = shared.Server.Client();

        (await PostPasswordAsync(shared.Server, client, "", Password, returnUrl)).ShouldBe(location);
    }

    [Fact]
    public async Task A_wrong_password_is_refused_and_after_ten_the_right_one_too_for_a_while()
    {
        await using var server = await ApiServer.StartAsync(("Halyard:Bootstrap:AdminPassword", Password));
        using var client = server.Client();

        for (var i = 0; i < 10; i++)
        {
            (await PostPasswordAsync(server, client, "owner@localhost", "wrong", "")).ShouldBe("/sign-in?problem=password-wrong");
        }

        (await PostPasswordAsync(server, client, "owner@localhost", Password, "")).ShouldBe("/sign-in?problem=too-many-attempts");
        server.Time.Advance(TimeSpan.FromMinutes(15));
        (await PostPasswordAsync(server, client, "owner@localhost", Password, "")).ShouldBe("/");
    }

    [Fact]
    public async Task Nobody_signs_in_as_somebody_unknown()
    {
        using var client = shared.Server.Client();

        (await PostPasswordAsync(shared.Server, client, "stranger@example.com", Password, "")).ShouldBe("/sign-in?problem=password-wrong");
    }

    [Fact]
    public async Task Signing_out_ends_the_session()
    {
        using var client = await shared.Server.SignInAsync();

        using var answer = await PostFormAsync(client, "/sign-out", [], Origin);

        answer.Headers.Location!.ToString().ShouldBe("/sign-in");
        (await client.GetJsonAsync(Protected)).Status.ShouldBe(401);
    }

    [Fact]
    public async Task A_session_ends_two_weeks_after_its_last_use()
    {
        await using var server = await ApiServer.StartAsync(("Halyard:Bootstrap:AdminPassword", Password));
        using var client = await server.SignInAsync();

        server.Time.Advance(TimeSpan.FromDays(10));
        (await client.GetJsonAsync(Protected)).Status.ShouldBe(200);
        server.Time.Advance(TimeSpan.FromDays(10));
        (await client.GetJsonAsync(Protected)).Status.ShouldBe(200);
        server.Time.Advance(TimeSpan.FromDays(14) + TimeSpan.FromSeconds(1));

        (await client.GetJsonAsync(Protected)).Status.ShouldBe(401);
    }

    [Theory]
    [InlineData(null, null, 403)]
    [InlineData("https://evil.example", null, 403)]
    [InlineData("null", null, 403)]
    [InlineData("https://evil.example", "same-origin", 403)]
    [InlineData(null, "cross-site", 403)]
    [InlineData(null, "same-site", 403)]
    [InlineData(null, "same-origin", 201)]
    public async Task A_write_by_cookie_must_come_from_our_own_pages(string? origin, string? site, int status)
    {
        using var client = await shared.Server.SignInAsync();
        AddIfGiven(client, "Origin", origin);
        AddIfGiven(client, "Sec-Fetch-Site", site);

        (await client.PostJsonAsync("/api/v2/projects", NewProject())).Status.ShouldBe(status);
        (await client.GetJsonAsync("/api/v2/projects")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_write_by_cookie_from_our_own_origin_is_done()
    {
        using var client = await shared.Server.SignInAsync();
        client.DefaultRequestHeaders.Add("Origin", Origin);

        (await client.PostJsonAsync("/api/v2/projects", NewProject())).Status.ShouldBe(201);
    }

    [Fact]
    public async Task An_overridden_method_is_checked_as_what_it_is()
    {
        using var client = await shared.Server.SignInAsync();
        client.DefaultRequestHeaders.Add("X-HTTP-Method-Override", "DELETE");

        (await client.PostJsonAsync("/api/v2/projects/default/environments/test")).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_form_from_elsewhere_signs_nobody_in()
    {
        using var client = shared.Server.Client();

        using var answer = await PostFormAsync(client, "/sign-in/password", [("password", Password)], "https://evil.example");

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
    }

    [Fact]
    public async Task A_token_needs_no_origin()
    {
        (await shared.Server.Http.PostJsonAsync("/api/v2/projects", NewProject())).Status.ShouldBe(201);
    }

    [Fact]
    public async Task The_cookie_is_kept_from_scripts_and_other_sites()
    {
        using var client = shared.Server.Client();

        using var answer = await client.GetAsync(await LinkAsync(), Token);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");
        answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
    }

    private static string NewProject() => $$"""{"key":"{{SharedServer.NewKey()}}","name":"X"}""";

    private string Origin => OriginOf(shared.Server);

    private static string OriginOf(ApiServer server) => server.Address.GetLeftPart(UriPartial.Authority);

    private static void AddIfGiven(HttpClient client, string header, string? value)
    {
        if (value is not null)
        {
            client.DefaultRequestHeaders.Add(header, value);
        }
    }

    private static async Task<string> LocationAsync(HttpClient client, string link)
    {
        using var answer = await client.GetAsync(link, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return answer.Headers.Location!.ToString();
    }

    private static async Task<HttpResponseMessage> PostFormAsync(
        HttpClient client, string path, IEnumerable<(string Name, string Value)> fields, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Content = new FormUrlEncodedContent(fields.Select(static field => KeyValuePair.Create(field.Name, field.Value)));
        request.Headers.Add("Origin", origin);
        return await client.SendAsync(request, Token);
    }

    private static async Task<string> PostPasswordAsync(
        ApiServer server, HttpClient client, string email, string password, string returnUrl)
    {
        using var answer = await PostFormAsync(
            client, "/sign-in/password", [("email", email), ("password", password), ("returnUrl", returnUrl)], OriginOf(server));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return answer.Headers.Location!.ToString();
    }

    private async Task<string> LinkAsync() => await shared.Server.Get<SignInLinks>().CreateAsync(shared.Server.Facts.Owner, Token);

    public sealed class PasswordServer : IAsyncLifetime
    {
        internal ApiServer Server { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Server = await ApiServer.StartAsync(("Halyard:Bootstrap:AdminPassword", Password));

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
