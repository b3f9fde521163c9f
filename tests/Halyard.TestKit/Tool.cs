using System.Diagnostics.CodeAnalysis;
using Xunit;

namespace Halyard.TestKit;

/// <summary>
/// Programs and Node packages that a test needs and a machine may not have. Where one is missing the test is skipped by name, with a sentence
/// on how to get it; with <c>HALYARD_TESTS_REQUIRE_ALL=1</c> it fails instead, so that a build server cannot skip unseen.
/// </summary>
public static class Tool
{
    private static readonly Dictionary<string, Recipe> Recipes = new(StringComparer.Ordinal)
    {
        ["chromium"] = new("chromium", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
        ["node"] = new("nodejs", "node"),
        ["npm"] = new("npm", "npm"),
        ["redis-server"] = new("redis-server", "redis-server"),
        ["postgres"] = new("postgresql", "postgres"),
        ["initdb"] = new("postgresql", "initdb"),
        ["pg_ctl"] = new("postgresql", "pg_ctl"),
        ["psql"] = new("postgresql", "psql"),
        ["gcc"] = new("gcc", "gcc"),
        ["setsid"] = new("util-linux", "setsid"),
    };

    /// <summary>The path of a program, or null where it is not installed. PostgreSQL's are also looked for where Debian keeps them, newest first.</summary>
    public static string? Find(string name)
    {
        var programs = Recipes.TryGetValue(name, out var recipe) ? recipe.Programs : [name];
        return (from program in programs
                from folder in Folders()
                let path = Path.Combine(folder, program)
                where File.Exists(path)
                select path).FirstOrDefault();
    }

    /// <summary>The path of a program; skips the running test, or fails it, where it is not installed.</summary>
    public static string Require(string name)
    {
        var path = Find(name);
        if (path is null)
        {
            var package = Recipes.TryGetValue(name, out var recipe) ? recipe.Package : name;
            Refuse($"'{name}' is not installed: run eng/test.sh, or 'apt-get install {package}'.");
        }

        return path;
    }

    /// <summary>The folder of an npm package installed under <paramref name="folder"/>; skips the running test, or fails it, where it is not installed.</summary>
    public static string RequireNodePackage(string folder, string package)
    {
        Require("node");
        var path = Path.Combine(folder, "node_modules", package);
        if (!File.Exists(Path.Combine(path, "package.json")))
        {
            Refuse($"The npm package '{package}' is not installed: run eng/test.sh, or 'npm ci' in '{folder}'.");
        }

        return path;
    }

    private static IEnumerable<string> Folders()
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        const string postgres = "/usr/lib/postgresql";
        return Directory.Exists(postgres)
            ? path.Concat(Directory.GetDirectories(postgres).OrderByDescending(VersionOf).Select(folder => Path.Combine(folder, "bin")))
            : path;
    }

    private static int VersionOf(string folder) => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;

    [DoesNotReturn]
    private static void Refuse(string message)
    {
        if (Environment.GetEnvironmentVariable("HALYARD_TESTS_REQUIRE_ALL") == "1")
        {
            Assert.Fail(message);
        }

        Assert.Skip(message);
    }

    private sealed record Recipe(string Package, params string[] Programs);
}
