using System.Globalization;

using Halyard.Server.Access;

namespace Halyard.Server.Dashboard;

/// <summary>Every address of the dashboard, relative to the base path. What a page shows is in its address.</summary>
internal static class DashboardUrls
{
    // Relative to the base, so that a path base is honoured.
    public static readonly string SignIn = SignInPaths.Page.TrimStart('/');
    public static readonly string SignInByPassword = SignInPaths.Password.TrimStart('/');
    public static readonly string SignOut = SignInPaths.SignOut.TrimStart('/');

    public static string Flags(string project, string environment, string? search = null, int page = 1) =>
        $"{In(project, environment)}/flags{Query(("search", search), ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)))}";

    public static string NewFlag(string project, string environment) => $"{In(project, environment)}/flags?new=true";

    public static string Flag(string project, string environment, string key, string? tab = null) =>
        $"{In(project, environment)}/flags/{Uri.EscapeDataString(key)}{(tab is null ? "" : "/" + tab)}";

    public static string Segments(string project, string environment) => $"{In(project, environment)}/segments";

    public static string Segment(string project, string environment, string key) => $"{In(project, environment)}/segments/{Uri.EscapeDataString(key)}";

    public static string History(string project, string environment, string? search = null) =>
        $"{In(project, environment)}/history{Query(("search", search))}";

    public static string Environments(string project, string environment) => $"{In(project, environment)}/environments";

    /// <summary>The same page in another environment.</summary>
    public static string InEnvironment(string path, string environment)
    {
        // p/{project}/{environment}/…
        var parts = path.Split('?')[0].Split('/');
        if (parts.Length < 3)
        {
            return path;
        }

        parts[2] = Uri.EscapeDataString(environment);
        return string.Join('/', parts);
    }

    /// <summary>The address of the sign-in page that afterwards returns to <paramref name="path"/>.</summary>
    public static string SignInThen(string path) => $"{SignIn}{Query((SignInPaths.ReturnUrl, path))}";

    private static string In(string project, string environment) => $"p/{Uri.EscapeDataString(project)}/{Uri.EscapeDataString(environment)}";

    private static string Query(params ReadOnlySpan<(string Name, string? Value)> parts)
    {
        var query = "";
        foreach (var (name, value) in parts)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query += $"{(query.Length == 0 ? '?' : '&')}{name}={Uri.EscapeDataString(value)}";
            }
        }

        return query;
    }
}
