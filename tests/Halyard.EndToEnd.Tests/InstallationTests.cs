using System.Formats.Tar;
using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;

using Halyard.EndToEnd.Tests.Support;
using Halyard.TestKit;

using Microsoft.Data.Sqlite;

using Shouldly;

namespace Halyard.EndToEnd.Tests;

/// <summary>What an installation is from its first start to its backup.</summary>
public sealed class InstallationTests : IDisposable
{
    private const string Token = "api-of-the-owner-of-everything";

    private readonly TemporaryDirectory _directory = new();

    private string Data => _directory.File("data");

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task The_first_start_greets_with_all_one_needs_and_the_next_one_keeps_secrets_to_itself()
    {
        await using (var first = await InstallationProcess.StartAsync(Data))
        {
            first.Value("Data").ShouldBe(Data);
            first.Value("SDK key").ShouldStartWith("sdk-");
            first.Banner.ShouldContain("--urls http://0.0.0.0:");
            first.Banner.ShouldContain($"HALYARD_SDK_KEY={first.Value("SDK key")}");
            using var http = first.Client(first.Value("Access token"));
            (await ApiKeyAsync(http, "/api/v2/projects/default/environments/test")).ShouldBe(first.Value("SDK key"));
            using var browser = first.Client();
            (await RedirectAsync(browser, first.Value("Sign in"))).ShouldBe("/");
            (await first.StopAsync()).ShouldBe(0);
        }

        await using var second = await InstallationProcess.StartAsync(Data);
        second.Value("Environment").ShouldBe("test");
        second.Find("Sign in").ShouldBeNull();
        second.Find("Access token").ShouldBeNull();
        second.Output.ShouldNotContain("sdk-");
        second.Output.ShouldNotContain("api-");
    }

    [Fact]
    public async Task A_sign_in_link_is_printed_while_nobody_has_signed_in_and_made_on_demand_afterwards()
    {
        await using (await InstallationProcess.StartAsync(Data))
        {
        }

        await using var server = await InstallationProcess.StartAsync(Data);
        server.Find("Sign in").ShouldNotBeNull();

        var (exitCode, output) = await InstallationProcess.RunToEndAsync("sign-in-link", "--data", Data);

        exitCode.ShouldBe(0);
        var link = output.Split('\n').Single(static line => line.Contains("?token=", StringComparison.Ordinal)).Trim();
        link.ShouldStartWith(server.Address);
        using var browser = server.Client();
        (await RedirectAsync(browser, link)).ShouldBe("/");
    }

    [Fact]
    public async Task A_session_and_the_keys_outlive_a_restart_even_a_hard_one()
    {
        var cookies = new CookieContainer();
        string sdkKey;
        await using (var first = await InstallationProcess.StartAsync(Data))
        {
            using var browser = Browser(first, cookies);
            await RedirectAsync(browser, first.Value("Sign in"));
            (await browser.GetJsonAsync("/api/v2/caller-identity")).Status.ShouldBe(HttpStatusCode.OK);
            sdkKey = first.Value("SDK key");
            await first.KillAsync();
        }

        await using var second = await InstallationProcess.StartAsync(Data);
        using var same = Browser(second, cookies);
        (await same.GetJsonAsync("/api/v2/caller-identity")).Status.ShouldBe(HttpStatusCode.OK);
        (await ApiKeyAsync(same, "/api/v2/projects/default/environments/test")).ShouldBe(sdkKey);
    }

    [Fact]
    public async Task A_second_server_on_the_directory_is_refused_and_told_who_has_it()
    {
        await using var first = await InstallationProcess.StartAsync(Data);

        var (exitCode, output) = await InstallationProcess.RunToEndAsync("--data", Data, "--urls", "http://127.0.0.1:0");

        exitCode.ShouldBe(1);
        output.ShouldContain($"is in use by process {Running()["processId"]}.");
        output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Only_the_owner_can_read_what_is_in_the_directory()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        await using var server = await InstallationProcess.StartAsync(Data);

        Mode(Data).ShouldBe("rwx------");
        Mode(Path.Combine(Data, "keys")).ShouldBe("rwx------");
        Directory.EnumerateFiles(Path.Combine(Data, "keys")).Select(Mode).ShouldBe(["rw-------"]);
        Directory.EnumerateFiles(Data, "halyard.db*").Select(Mode).Distinct().ShouldBe(["rw-------"]);
    }

    [Fact]
    public async Task A_backup_of_a_running_server_is_an_installation_again()
    {
        var archive = _directory.File("backup.tar.gz");
        var restored = _directory.File("restored");
        string token, sdkKey;
        await using (var server = await InstallationProcess.StartAsync(Data))
        {
            (token, sdkKey) = (server.Value("Access token"), server.Value("SDK key"));
            using var http = server.Client(token);
            (await http.PostJsonAsync("/api/v2/projects", """{"key":"shop","name":"Shop"}""")).Status.ShouldBe(HttpStatusCode.Created);

            (await InstallationProcess.RunToEndAsync("backup", archive, "--data", Data)).ExitCode.ShouldBe(0);
            (await http.PostJsonAsync("/api/v2/projects", """{"key":"later","name":"Later"}""")).Status.ShouldBe(HttpStatusCode.Created);
        }

        Directory.CreateDirectory(restored);
        await using (var gzip = new GZipStream(File.OpenRead(archive), CompressionMode.Decompress))
        {
            await TarFile.ExtractToDirectoryAsync(gzip, restored, overwriteFiles: false, TestContext.Current.CancellationToken);
        }

        await using var again = await InstallationProcess.StartAsync(restored);
        using var client = again.Client(token);
        (await client.GetJsonAsync("/api/v2/projects/shop")).Status.ShouldBe(HttpStatusCode.OK);
        (await client.GetJsonAsync("/api/v2/projects/later")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await ApiKeyAsync(client, "/api/v2/projects/default/environments/test")).ShouldBe(sdkKey);
        again.Find("Access token").ShouldBeNull();
    }

    [Fact]
    public async Task A_backup_never_overwrites_and_needs_an_installation()
    {
        var file = _directory.File("precious");
        await File.WriteAllTextAsync(file, "precious", TestContext.Current.CancellationToken);
        var (nothing, why) = await InstallationProcess.RunToEndAsync("backup", _directory.File("x"), "--data", _directory.File("empty"));
        await using (await InstallationProcess.StartAsync(Data))
        {
        }

        var (exitCode, output) = await InstallationProcess.RunToEndAsync("backup", file, "--data", Data);

        nothing.ShouldBe(1);
        why.ShouldContain("There is no installation in");
        exitCode.ShouldBe(1);
        output.ShouldContain("exists already");
        (await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken)).ShouldBe("precious");
    }

    [Fact]
    public async Task A_schema_of_a_newer_version_is_refused()
    {
        await using (await InstallationProcess.StartAsync(Data))
        {
        }

        await using (var connection = new SqliteConnection($"Data Source={Path.Combine(Data, "halyard.db")};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO SchemaVersions (ScriptName, Applied) VALUES "
                + "('Halyard.Server.Storage.Schema.0999-future.sql', '2100-01-01')";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var (exitCode, output) = await InstallationProcess.RunToEndAsync("--data", Data, "--urls", "http://127.0.0.1:0");

        exitCode.ShouldBe(1);
        output.ShouldContain("0999-future.sql");
        output.ShouldContain("newer version");
        output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Bootstrap_makes_what_the_configuration_names_and_repeats_nothing()
    {
        string[] settings =
        [
            "--Halyard:Bootstrap:AccessToken", Token, "--Halyard:Bootstrap:Project:Key=shop",
            "--Halyard:Bootstrap:Project:Environments:production:SdkKey", "sdk-configured-production",
            "--Halyard:Bootstrap:Project:Environments:production:MobileKey=mob-configured-production",
            "--Halyard:Bootstrap:Project:Environments:production:ClientSideId=0123456789abcdef01234567",
        ];
        await using (var first = await InstallationProcess.StartAsync(Data, settings))
        {
            using var http = first.Client(Token);
            var production = (await http.GetJsonAsync("/api/v2/projects/shop/environments/production")).Body!;
            production["apiKey"]!.ToString().ShouldBe("sdk-configured-production");
            production["mobileKey"]!.ToString().ShouldBe("mob-configured-production");
            production["_id"]!.ToString().ShouldBe("0123456789abcdef01234567");
            ((int)(await http.GetJsonAsync("/api/v2/projects/shop/environments")).Body!["totalCount"]!).ShouldBe(1);
            ((int)(await http.GetJsonAsync("/api/v2/projects")).Body!["totalCount"]!).ShouldBe(1);
            first.Output.ShouldNotContain(Token);
        }

        settings[4] = "sdk-another-key";
        await using var second = await InstallationProcess.StartAsync(
            Data, [.. settings, "--Halyard:Bootstrap:Project:Environments:staging:SdkKey=sdk-configured-staging"]);
        using var again = second.Client(Token);
        (await ApiKeyAsync(again, "/api/v2/projects/shop/environments/production")).ShouldBe("sdk-configured-production");
        (await ApiKeyAsync(again, "/api/v2/projects/shop/environments/staging")).ShouldBe("sdk-configured-staging");
        second.Output.ShouldContain("Halyard:Bootstrap:Project:Environments:production:SdkKey differs");
        second.Output.ShouldNotContain("sdk-");
    }

    [Theory]
    [InlineData(1, "Halyard:Limits:RestBody is 1; it must be between 1,000 and 1,000,000,000.", "--Halyard:Limits:RestBody=1")]
    [InlineData(1, "--Hallyard:Data", "--Hallyard:Data=x")]
    [InlineData(2, "--dta", "--dta")]
    [InlineData(2, "serv", "serv")]
    public async Task A_mistake_on_the_command_line_refuses_the_start_by_name_and_makes_nothing(int exitCode, string named, string argument)
    {
        var run = await InstallationProcess.RunToEndAsync(argument, "--data", Data, "--urls", "http://127.0.0.1:0");

        run.ExitCode.ShouldBe(exitCode);
        run.Output.ShouldContain(named);
        run.Output.ShouldNotContain("   at ");
        Directory.Exists(Data).ShouldBeFalse();
    }

    [Fact]
    public async Task A_port_that_is_taken_is_said_so()
    {
        await using var first = await InstallationProcess.StartAsync(Data);

        var (exitCode, output) = await InstallationProcess.RunToEndAsync("--data", _directory.File("other"), "--urls", first.Address);

        exitCode.ShouldBe(1);
        output.ShouldContain("address already in use");
        output.ShouldContain("--urls");
        output.ShouldNotContain("   at ");
    }

    private static async Task<string> ApiKeyAsync(HttpClient http, string environment) =>
        (await http.GetJsonAsync(environment)).Body!["apiKey"]!.ToString();

    private JsonNode Running() => JsonNode.Parse(File.ReadAllText(Path.Combine(Data, "running.json")))!;

    private static string Mode(string path)
    {
        var mode = OperatingSystem.IsWindows() ? 0 : (int)File.GetUnixFileMode(path);
        return string.Concat("rwxrwxrwx".Select((letter, bit) => (mode & (1 << (8 - bit))) != 0 ? letter : '-'));
    }

    private static HttpClient Browser(InstallationProcess server, CookieContainer cookies) =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = new Uri(server.Address) };

    private static async Task<string> RedirectAsync(HttpClient http, string link)
    {
        using var answer = await http.GetAsync(link, TestContext.Current.CancellationToken);
        return answer.Headers.Location!.ToString();
    }
}
