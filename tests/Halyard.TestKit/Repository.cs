namespace Halyard.TestKit;

/// <summary>Where the sources and the built programs are, for tests that run or read them.</summary>
public static class Repository
{
    /// <summary>The root of the repository: the folder of <c>Halyard.slnx</c> above the running test.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>A path inside the repository, given with slashes.</summary>
    public static string PathOf(string path) => Path.Combine([Root, .. path.Split('/')]);

    /// <summary>The folder that a project was built into, in the configuration that the running test was built in.</summary>
    public static string OutputOf(string project) =>
        Path.Combine(Root, "artifacts", "bin", project, Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Halyard.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"No folder above '{AppContext.BaseDirectory}' has Halyard.slnx.");
    }
}
