using System.Globalization;

namespace Halyard.Server.Dashboard.Controls;

/// <summary>Numbers in as many digits as one wants to read.</summary>
internal static class Numbers
{
    public static string Full(long number) => number.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>"950", "12.4 k", "3 M".</summary>
    public static string Short(long number) => number switch
    {
        < 1_000 => number.ToString(CultureInfo.CurrentCulture),
        < 100_000 => (number / 1_000d).ToString("0.#", CultureInfo.CurrentCulture) + " k",
        < 1_000_000 => (number / 1_000).ToString(CultureInfo.CurrentCulture) + " k",
        _ => (number / 1_000_000d).ToString("0.#", CultureInfo.CurrentCulture) + " M",
    };

    /// <summary>A weight in thousandths of a percent: "25", "33.333".</summary>
    public static string Percent(int weight) => (weight / 1000m).ToString("0.###", CultureInfo.CurrentCulture);
}
