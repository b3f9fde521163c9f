using Halyard.Server.Hosting;
using Halyard.Server.Startup;

using Shouldly;

namespace Halyard.Server.Tests.Startup;

public sealed class CommandLineSettingsTests
{
    [Fact]
    public void Settings_are_taken_out_and_the_rest_is_left()
    {
        var settings = CommandLineSettings.Split(
            [
                "--urls=http://localhost:1", "--Halyard:Data", "x", "backup", "--Logging:LogLevel:Default=Debug", "f.tar.gz",
                "--OTEL_EXPORTER_OTLP_ENDPOINT=http://c:4317",
            ],
            out var rest);

        settings.ShouldBe(
            new Dictionary<string, string?>
            {
                ["Halyard:Data"] = "x",
                ["Logging:LogLevel:Default"] = "Debug",
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://c:4317",
            },
            ignoreOrder: true);
        rest.ShouldBe(["--urls=http://localhost:1", "backup", "f.tar.gz"]);
    }

    [Theory]
    [InlineData("--Hallyard:Data=x", "--Hallyard:Data")]
    [InlineData("--Halyard:Data", "needs a value")]
    public void What_is_no_setting_is_refused_by_name(string argument, string named)
    {
        Should.Throw<StartException>(() => CommandLineSettings.Split([argument], out _)).Message.ShouldContain(named);
    }
}
