using Halyard.Server.Startup;

using Shouldly;

namespace Halyard.Server.Tests.Startup;

public sealed class BannerTests
{
    private static readonly Banner Later = new()
    {
        Version = "1.2.3",
        HostEnvironment = "Production",
        Address = "http://localhost:5080",
        DataDirectory = "/data",
        IsLoopbackOnly = true,
        Project = "default",
        Environment = "test",
    };

    [Fact]
    public void A_later_start_shows_the_address_the_environment_and_how_to_listen_elsewhere()
    {
        Later.ToString().ShouldBe(
            """

            Halyard 1.2.3 is running (Production).

              Address       http://localhost:5080
              Environment   test   (of project 'default')
              Data          /data

              Only this machine can reach it. To listen elsewhere, start it with --urls http://0.0.0.0:5080

            """,
            StringCompareShould.IgnoreLineEndings);
    }

    [Fact]
    public void A_first_start_shows_three_commands_that_can_be_pasted()
    {
        var text = (Later with { AccessToken = "api-1", SdkKey = "sdk-1", IsLoopbackOnly = false }).ToString();

        text.ShouldContain("curl http://localhost:5080/api/v2/flags/default -H 'Authorization: api-1' ");
        text.ShouldContain("HALYARD_URL=http://localhost:5080 HALYARD_SDK_KEY=sdk-1 dotnet run samples/quick-start/quickstart.cs");
        text.ShouldContain("""{"environmentKey":"test","instructions":[{"kind":"turnFlagOn"}]}""");
        text.ShouldNotContain("Only this machine");
    }

    [Fact]
    public void A_token_that_was_configured_is_not_shown()
    {
        var text = (Later with { SdkKey = "sdk-1" }).ToString();

        text.ShouldContain("\"Authorization: $HALYARD_ACCESS_TOKEN\"");
        text.ShouldNotContain("Access token");
    }
}
