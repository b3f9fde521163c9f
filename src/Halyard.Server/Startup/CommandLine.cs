using System.CommandLine;

using Halyard.Server.Hosting;
using Halyard.Server.Storage;

namespace Halyard.Server.Startup;

/// <summary>The program's command line: no subcommand serves.</summary>
internal static class CommandLine
{
    private const int Failed = 1;
    private const int WrongUsage = 2;

    // Failures and the signals that end a program are the host's business.
    private static readonly InvocationConfiguration ByTheHost = new()
    {
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };

    private static readonly Option<string> Data = new("--data")
    {
        Description = "The directory in which everything is kept. Default: ./halyard-data",
        HelpName = "DIR",
        Recursive = true,
    };

    private static readonly Option<string> Urls = new("--urls")
    {
        Description = $"Where to listen, separated by semicolons. Default: {Listening.DefaultUrl}, for this machine only; "
            + "http://0.0.0.0:8080 is for everybody.",
        HelpName = "URLS",
    };

    private static readonly Option<bool> Demo = new("--demo") { Description = "Adds an example project with a dozen flags." };

    private static readonly Option<string> HostEnvironment = new("--environment")
    {
        Description = "The environment that the program runs in: Production (default), Development…",
        HelpName = "NAME",
    };

    private static readonly Option<string> ContentRoot = new("--contentRoot") { Hidden = true };

    private static readonly Argument<string> BackupFile = new("FILE")
    {
        Description = "The archive to write, such as halyard-2026-01-31.tar.gz. It must not exist.",
    };

    private static readonly Option<string> Email = new("--email")
    {
        Description = "Whom the link is for. Default: the owner.",
        HelpName = "ADDRESS",
    };

    /// <summary>Runs the program. <paramref name="build"/> puts the server together.</summary>
    public static async Task<int> RunAsync(string[] args, Func<WebApplicationBuilder, DataDirectory, WebApplication> build)
    {
        try
        {
            var settings = CommandLineSettings.Split(args, out var rest);
            var parsed = Root(settings, build).Parse(rest);
            return parsed.Errors.Count == 0
                ? await parsed.InvokeAsync(ByTheHost)
                : await RefuseAsync(parsed.Errors.Select(static error => error.Message));
        }
        catch (StartException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return Failed;
        }
    }

    private static async Task<int> RefuseAsync(IEnumerable<string> faults)
    {
        foreach (var fault in faults)
        {
            await Console.Error.WriteLineAsync(fault);
        }

        await Console.Error.WriteLineAsync("'halyard-server --help' tells what there is.");
        return WrongUsage;
    }

    private static RootCommand Root(
        IReadOnlyDictionary<string, string?> settings, Func<WebApplicationBuilder, DataDirectory, WebApplication> build)
    {
        var root = new RootCommand(
            "Serves feature flags: dashboard, REST API and SDKs. Any setting can be given as well, as in "
                + "--Halyard:Bootstrap:AccessToken api-…")
        {
            Data, Urls, Demo, HostEnvironment, ContentRoot,
        };
        root.SetAction((parsed, cancellationToken) => Serving.RunAsync(Settings(parsed, settings), build, cancellationToken));

        var backup = new Command("backup", "Copies an installation into one file, beside a running server or without one.") { BackupFile };
        backup.SetAction((parsed, cancellationToken) =>
            BackupCommand.RunAsync(Settings(parsed, settings), parsed.GetRequiredValue(BackupFile), cancellationToken));
        root.Add(backup);

        var link = new Command("sign-in-link", "Makes a link that signs you in to the dashboard once.") { Email };
        link.SetAction((parsed, cancellationToken) =>
            SignInLinkCommand.RunAsync(Settings(parsed, settings), parsed.GetValue(Email), cancellationToken));
        root.Add(link);
        return root;
    }

    // The options are other names of settings.
    private static Dictionary<string, string?> Settings(ParseResult parsed, IReadOnlyDictionary<string, string?> given)
    {
        var settings = new Dictionary<string, string?>(given, StringComparer.OrdinalIgnoreCase);
        Add("Halyard:Data", parsed.GetValue(Data));
        Add("urls", parsed.GetValue(Urls));
        Add("environment", parsed.GetValue(HostEnvironment));
        Add("contentRoot", parsed.GetValue(ContentRoot));
        Add("Halyard:Demo", parsed.GetValue(Demo) ? "true" : null);
        return settings;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                settings[name] = value;
            }
        }
    }
}
