using Microsoft.Extensions.Configuration.Json;

namespace Halyard.Server.Startup;

/// <summary>
/// Where settings come from, each source over the one before: the program's appsettings.json, that of the working directory, environment
/// variables, the command line.
/// </summary>
internal static class ServerConfiguration
{
    public static void Add(ConfigurationManager configuration, IReadOnlyDictionary<string, string?> commandLine)
    {
        var working = Path.GetFullPath("appsettings.json");
        if (File.Exists(working) && Path.GetDirectoryName(working) != Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))
        {
            var source = new JsonConfigurationSource { Path = working, Optional = true };
            source.ResolveFileProvider();
            configuration.Sources.Insert(IndexAfterJson(configuration.Sources), source);
        }

        configuration.AddInMemoryCollection(commandLine);
    }

    public static string DataPath(IConfiguration configuration) =>
        configuration["Halyard:Data"] is { Length: > 0 } path ? path : "halyard-data";

    private static int IndexAfterJson(IList<IConfigurationSource> sources)
    {
        var index = sources.Count;
        while (index > 0 && sources[index - 1] is not JsonConfigurationSource)
        {
            index--;
        }

        return index;
    }
}
