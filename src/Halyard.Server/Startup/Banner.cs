using System.Text;

namespace Halyard.Server.Startup;

/// <summary>
/// What the terminal shows when the server listens. It is not a log: it may show secrets, to the person who started the server, once.
/// </summary>
internal sealed record Banner
{
    /// <summary>The flag of the three next commands and of the quick start.</summary>
    public const string FlagKey = "new-checkout";

    public required string Version { get; init; }

    public required string HostEnvironment { get; init; }

    public required string Address { get; init; }

    public required string DataDirectory { get; init; }

    public required bool IsLoopbackOnly { get; init; }

    public string? Project { get; init; }

    public string? Environment { get; init; }

    /// <summary>Only while nobody has ever signed in.</summary>
    public string? SignInLink { get; init; }

    public int LinkMinutes { get; init; }

    /// <summary>Only at the first start, and only if it was not configured.</summary>
    public string? AccessToken { get; init; }

    /// <summary>Only at the first start.</summary>
    public string? SdkKey { get; init; }

    /// <summary>The example project's page, when there is one.</summary>
    public string? Example { get; init; }

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine().Append("Halyard ").Append(Version).Append(" is running (").Append(HostEnvironment).AppendLine(").").AppendLine();
        Line(text, "Address", Address);
        Line(text, "Sign in", SignInLink, $"once, within {LinkMinutes} minutes; 'halyard-server sign-in-link' makes another link");
        Line(text, "Access token", AccessToken, "for the REST API; it is shown only now");
        Line(text, "Environment", Environment, $"of project '{Project}'");
        Line(text, "SDK key", SdkKey, $"of environment '{Environment}'");
        Line(text, "Example", Example);
        Line(text, "Data", DataDirectory);
        if (IsLoopbackOnly)
        {
            var everywhere = $"http://0.0.0.0:{new Uri(Address).Port}";
            text.AppendLine().AppendLine($"  Only this machine can reach it. To listen elsewhere, start it with --urls {everywhere}");
        }

        if (SdkKey is not null)
        {
            AppendCommands(text);
        }

        return text.ToString();
    }

    private static void Line(StringBuilder text, string name, string? value, string? remark = null)
    {
        if (value is null)
        {
            return;
        }

        text.Append("  ").Append(name.PadRight(14)).Append(value);
        text.AppendLine(remark is null ? "" : $"   ({remark})");
    }

    private void AppendCommands(StringBuilder text)
    {
        const string Json = "-H 'Content-Type: application/json'";
        const string Semantic = "-H 'Content-Type: application/json; domain-model=launchdarkly.semanticpatch'";
        var flags = $"{Address}/api/v2/flags/{Project}";
        var token = AccessToken is null ? "-H \"Authorization: $HALYARD_ACCESS_TOKEN\"" : $"-H 'Authorization: {AccessToken}'";
        var flag = $$"""{"key":"{{FlagKey}}","name":"New checkout"}""";
        var turnOn = $$"""{"environmentKey":"{{Environment}}","instructions":[{"kind":"turnFlagOn"}]}""";
        text.AppendLine()
            .AppendLine("Next, in another terminal:")
            .AppendLine()
            .AppendLine("  1. Make a flag")
            .AppendLine($"     curl {flags} {token} {Json} -d '{flag}'")
            .AppendLine("  2. Run a program that asks for it, and leave it running")
            .AppendLine($"     HALYARD_URL={Address} HALYARD_SDK_KEY={SdkKey} dotnet run samples/quick-start/quickstart.cs")
            .AppendLine("  3. Turn the flag on, and watch the program")
            .AppendLine($"     curl -X PATCH {flags}/{FlagKey} {token} {Semantic} -d '{turnOn}'");
    }
}
