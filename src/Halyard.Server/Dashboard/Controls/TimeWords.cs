using System.Globalization;

using Halyard.Server.Dashboard.Text;

using Microsoft.Extensions.Localization;

namespace Halyard.Server.Dashboard.Controls;

/// <summary>Moments in words.</summary>
internal static class TimeWords
{
    public static string Exact(DateTimeOffset at) => at.ToUniversalTime().ToString("d MMMM yyyy, HH:mm:ss 'UTC'", CultureInfo.CurrentCulture);

    /// <summary>"3 min ago" up to a month; the date beyond.</summary>
    public static string Ago(DateTimeOffset at, DateTimeOffset now, IStringLocalizer<Texts> words)
    {
        var age = now - at;
        return age switch
        {
            { TotalSeconds: < 45 } => words["JustNow"],
            { TotalMinutes: < 60 } => words["MinutesAgo", Math.Max(1, (int)Math.Round(age.TotalMinutes))],
            { TotalHours: < 24 } => words["HoursAgo", (int)age.TotalHours],
            { TotalDays: < 2 } => words["Yesterday"],
            { TotalDays: < 30 } => words["DaysAgo", (int)age.TotalDays],
            _ => at.ToUniversalTime().ToString("d MMM yyyy", CultureInfo.CurrentCulture),
        };
    }
}
