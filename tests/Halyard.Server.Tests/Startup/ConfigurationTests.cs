using Halyard.Server.Hosting;
using Halyard.Server.Startup;
using Halyard.Server.Tests.Support;
using Halyard.TestKit;

using Shouldly;

namespace Halyard.Server.Tests.Startup;

public sealed class ConfigurationTests
{
    [Theory]
    [InlineData("Halyard:Bootstrap:AccessToken", "token", "Halyard:Bootstrap:AccessToken must begin with 'api-'")]
    [InlineData("Halyard:Bootstrap:AdminPassword", " ", "Halyard:Bootstrap:AdminPassword is empty")]
    [InlineData("Halyard:Bootstrap:Project:Key", "two words", "Halyard:Bootstrap:Project:Key: 'two words' is not a key")]
    [InlineData("Halyard:Bootstrap:Project:Environments:test:SdkKey", "mob-12345678", "Environments:test:SdkKey must begin with 'sdk-'")]
    [InlineData("Halyard:Bootstrap:Project:Environments:test:ClientSideId", "a b", "Environments:test:ClientSideId is 'a b'")]
    [InlineData("Halyard:Bootstrap:Project:Environments:test:SdkKy", "sdk-12345678", "Environments:test:SdkKy is not known")]
    [InlineData("Halyard:Bootsrap:AccessToken", "api-12345678", "Halyard:Bootsrap is not known")]
    [InlineData("Halyard:Limits:RestBody", "many", "'Halyard:Limits:RestBody'")]
    [InlineData("Halyard:Limits:RestBody", "1", "Halyard:Limits:RestBody is 1; it must be between 1,000 and 1,000,000,000.")]
    [InlineData("Halyard:Access:LinkLifetime", "2.00:00:00", "is 2.00:00:00; it must be between 00:01:00 and 1.00:00:00.")]
    [InlineData("Halyard:Proxy:Trusted:0", "the-proxy", "Halyard:Proxy:Trusted has 'the-proxy'")]
    [InlineData("Halyard:Proxy:PathBase", "halyard/", "Halyard:Proxy:PathBase must begin with a slash")]
    public async Task A_wrong_setting_refuses_the_start_by_name_and_makes_nothing(string setting, string value, string message)
    {
        using var directory = new TemporaryDirectory();
        var data = directory.File("data");
        var settings = new Dictionary<string, string?> { ["Halyard:Data"] = data, ["urls"] = "http://127.0.0.1:0", [setting] = value };

        var refused = await Should.ThrowAsync<StartException>(() =>
            Serving.RunAsync(settings, Program.Build, TestContext.Current.CancellationToken));

        refused.Message.ShouldContain(message);
        Directory.Exists(data).ShouldBeFalse();
    }

    [Fact]
    public async Task Two_environments_cannot_have_the_same_key()
    {
        using var directory = new TemporaryDirectory();
        var settings = new Dictionary<string, string?>
        {
            ["Halyard:Data"] = directory.File("data"),
            ["Halyard:Bootstrap:Project:Environments:a:SdkKey"] = "sdk-12345678",
            ["Halyard:Bootstrap:Project:Environments:b:SdkKey"] = "sdk-12345678",
        };

        var refused = await Should.ThrowAsync<StartException>(() =>
            Serving.RunAsync(settings, Program.Build, TestContext.Current.CancellationToken));

        refused.Message.ShouldContain("Halyard:Bootstrap:Project:Environments:a:SdkKey and "
            + "Halyard:Bootstrap:Project:Environments:b:SdkKey are the same");
        refused.Message.ShouldNotContain("sdk-");
    }

    [Fact]
    public async Task The_guide_names_every_setting()
    {
        await using var server = await ApiServer.StartAsync();
        var guide = await File.ReadAllTextAsync(Repository.PathOf("docs/guide/settings.md"), TestContext.Current.CancellationToken);

        var settings = server.Get<IEnumerable<SettingsSection>>()
            .SelectMany(static section => section.Options.GetProperties(), static (section, property) => $"{section.Path}:{property.Name}");

        settings.Where(setting => !guide.Contains($"`{setting}", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
