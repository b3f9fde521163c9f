using Halyard.Server.Hosting;

namespace Halyard.Server.Startup;

/// <summary>Settings on the command line: <c>--Halyard:Limits:RestBody 5000000</c> or <c>--Halyard:Limits:RestBody=5000000</c>.</summary>
internal static class CommandLineSettings
{
    private static readonly string[] Roots = ["Halyard", "Logging", "Kestrel"];

    /// <summary>Takes the settings out of the arguments; <paramref name="rest"/> is what is left for the commands.</summary>
    public static Dictionary<string, string?> Split(IReadOnlyList<string> args, out List<string> rest)
    {
        var settings = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        rest = [];
        for (var i = 0; i < args.Count; i++)
        {
            if (NameOf(args[i]) is not { } name)
            {
                rest.Add(args[i]);
                continue;
            }

            Check(name);
            var given = args[i][2..];
            settings[name] = given.Length > name.Length
                ? given[(name.Length + 1)..]
                : i + 1 < args.Count && !args[i + 1].StartsWith("--", StringComparison.Ordinal)
                    ? args[++i]
                    : throw new StartException($"The setting --{name} needs a value.");
        }

        return settings;
    }

    // --urls=http://localhost has its colon in the value: it is an option, not a setting.
    private static string? NameOf(string argument)
    {
        if (!argument.StartsWith("--", StringComparison.Ordinal))
        {
            return null;
        }

        var name = argument[2..].Split('=', 2)[0];
        return name.Contains(':', StringComparison.Ordinal) || name.StartsWith("OTEL_", StringComparison.Ordinal) ? name : null;
    }

    private static void Check(string name)
    {
        var root = name.Split(':')[0];
        if (!name.StartsWith("OTEL_", StringComparison.Ordinal) && !Roots.Contains(root, StringComparer.OrdinalIgnoreCase))
        {
            throw new StartException($"Unrecognized command or argument '--{name}'. Settings begin with {string.Join(", ", Roots)}.");
        }
    }
}
