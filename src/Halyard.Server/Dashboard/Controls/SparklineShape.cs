using System.Globalization;
using System.Text;

namespace Halyard.Server.Dashboard.Controls;

/// <summary>The two SVG paths of a sparkline.</summary>
internal sealed record SparklineShape(string Line, string Area)
{
    /// <summary>Null when there is nothing to draw: fewer than two counts, or all of them zero.</summary>
    public static SparklineShape? Of(IReadOnlyList<long> counts, int width, int height)
    {
        var highest = counts.Count < 2 ? 0 : counts.Max();
        if (highest == 0)
        {
            return null;
        }

        var line = new StringBuilder();
        for (var i = 0; i < counts.Count; i++)
        {
            var x = (double)i * width / (counts.Count - 1);
            // A pixel above and below keeps the stroke inside the picture.
            var y = height - 1 - ((double)counts[i] / highest * (height - 2));
            line.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? 'M' : 'L')}{x:0.#} {y:0.#}");
        }

        return new SparklineShape(line.ToString(), $"{line}L{width} {height}L0 {height}Z");
    }
}
