namespace Halyard.TestKit;

/// <summary>
/// Evaluation cases that several projects share. They stay where they are, and tests that need them are skipped where they are not.
/// </summary>
public static class TestDataFolder
{
    private const string Default = "../shared/testdata";

    /// <summary>The folder, from <c>HALYARD_TESTDATA</c> or beside the repository; it need not exist.</summary>
    public static string Root { get; } =
        Path.GetFullPath(
            Environment.GetEnvironmentVariable("HALYARD_TESTDATA") is { Length: > 0 } folder ? folder : Default, Repository.Root);

    /// <summary>The files of a kind in one of its folders, by name; none where the folder is absent.</summary>
    public static IReadOnlyList<string> FilesOf(string folder, string extension)
    {
        var path = Path.Combine(Root, folder);
        return Directory.Exists(path) ? [.. Directory.GetFiles(path, "*" + extension).Order(StringComparer.Ordinal)] : [];
    }
}
