using System.Text.RegularExpressions;

using Halyard.TestKit;

using Shouldly;

namespace Halyard.Server.Tests;

/// <summary>The arrows of docs/architecture.md, read from the <c>using</c> directives.</summary>
public sealed partial class ArchitectureTests
{
    // What every feature may stand on. They may use each other. Targeting is the rules that flags and segments have in common.
    private static readonly string[] Ground = ["Hosting", "Storage", "Access", "Changes", "Targeting"];

    // The joints at the top: the program's start, and the dashboard over every feature's service.
    private static readonly string[] Top = ["Startup", "Dashboard"];

    [Fact]
    public void A_feature_uses_the_ground_and_no_other_feature()
    {
        var wrong =
            from file in Files("src/Halyard.Server")
            where file.Folder is not "" && !Top.Contains(file.Folder) && !Ground.Contains(file.Folder)
            from used in file.Uses
            where used != file.Folder && !Ground.Contains(used)
            select $"{file.Path} uses {used}";

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void The_ground_uses_no_feature()
    {
        var wrong =
            from file in Files("src/Halyard.Server")
            where Ground.Contains(file.Folder)
            from used in file.Uses
            where !Ground.Contains(used)
            select $"{file.Path} uses {used}";

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Hosting_stands_alone_and_storage_on_it()
    {
        var wrong =
            from file in Files("src/Halyard.Server")
            from used in file.Uses
            where (file.Folder == "Hosting" && used != "Hosting") || (file.Folder == "Storage" && used is not ("Storage" or "Hosting"))
            select $"{file.Path} uses {used}";

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void The_dashboard_uses_services_and_nothing_beneath_them()
    {
        var wrong =
            from file in Files("src/Halyard.Server")
            where file.Folder == "Dashboard" && file.Uses.Contains("Storage")
            select file.Path;

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void The_engine_uses_nothing_of_ours_and_the_api_only_the_engine()
    {
        var engine = Files("src/Halyard.Evaluation").Where(static file => file.Text.Contains("using Halyard.Server", StringComparison.Ordinal)
            || file.Text.Contains("using Halyard.Api", StringComparison.Ordinal));
        var api = Files("src/Halyard.Api").Where(static file => file.Text.Contains("using Halyard.Server", StringComparison.Ordinal));

        engine.Concat(api).Select(static file => file.Path).ShouldBeEmpty();
    }

    private static IEnumerable<SourceFile> Files(string project)
    {
        var root = Repository.PathOf(project);
        return Directory.EnumerateFiles(root, "*.*", SearchOption.AllDirectories)
            .Where(static file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal))
            .Select(file => SourceFile.Read(root, file));
    }

    [GeneratedRegex(@"^@?using (?:static )?Halyard\.Server\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Using();

    private sealed record SourceFile(string Path, string Folder, string Text)
    {
        public IEnumerable<string> Uses => Using().Matches(Text).Select(static match => match.Groups[1].Value);

        public static SourceFile Read(string root, string file)
        {
            var path = System.IO.Path.GetRelativePath(root, file).Replace('\\', '/');
            return new SourceFile(path, path.Contains('/', StringComparison.Ordinal) ? path.Split('/')[0] : "", File.ReadAllText(file));
        }
    }
}
