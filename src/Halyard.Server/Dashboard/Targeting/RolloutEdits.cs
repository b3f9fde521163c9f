using System.Globalization;

using Halyard.Evaluation.Flags;

namespace Halyard.Server.Dashboard.Targeting;

/// <summary>Rollouts as they are typed: in percent, up to three decimals.</summary>
internal static class RolloutEdits
{
    public static string Percent(int weight) => (weight / 1000m).ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>The weight of a typed percentage; null when it is none, or not between 0 and 100.</summary>
    public static int? Weight(string? percent) =>
        decimal.TryParse(percent, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var typed) && typed is >= 0 and <= 100
            ? (int)decimal.Round(typed * 1000)
            : null;

    /// <summary>Sets a share. Of two, the other takes the rest; of more, the total is for the person to make right.</summary>
    public static Rollout Set(Rollout rollout, int index, int weight)
    {
        var shares = rollout.Variations.SetItem(index, rollout.Variations[index] with { Weight = weight });
        if (shares.Length == 2)
        {
            var other = 1 - index;
            shares = shares.SetItem(other, shares[other] with { Weight = ServeForms.Whole - weight });
        }

        return rollout with { Variations = shares };
    }
}
