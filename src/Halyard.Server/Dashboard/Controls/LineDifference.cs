using System.Text.Json;

namespace Halyard.Server.Dashboard.Controls;

/// <summary>What is different between two JSON documents, line by line, with a little of what surrounds it.</summary>
internal static class LineDifference
{
    private const int Around = 3;

    // Beyond this the middle is shown as replaced whole: the table below would not fit.
    private const int Longest = 4_000;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<DifferenceLine> Of(JsonElement? before, JsonElement? after) => Of(Lines(before), Lines(after));

    public static IReadOnlyList<DifferenceLine> Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var head = 0;
        while (head < before.Count && head < after.Count && before[head] == after[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < before.Count - head && tail < after.Count - head && before[^(tail + 1)] == after[^(tail + 1)])
        {
            tail++;
        }

        var lines = new List<DifferenceLine>();
        lines.AddRange(before.Take(head).Select(static text => new DifferenceLine(DifferenceKind.Same, text)));
        lines.AddRange(Middle([.. before.Skip(head).SkipLast(tail)], [.. after.Skip(head).SkipLast(tail)]));
        lines.AddRange(before.TakeLast(tail).Select(static text => new DifferenceLine(DifferenceKind.Same, text)));
        return Trim(lines);
    }

    private static string[] Lines(JsonElement? json) => json is { ValueKind: not JsonValueKind.Undefined } element
        ? JsonSerializer.Serialize(element, Indented).Split('\n')
        : [];

    // The longest common subsequence, by the usual table.
    private static IEnumerable<DifferenceLine> Middle(string[] before, string[] after)
    {
        var isTooLong = (long)before.Length * after.Length > (long)Longest * Longest;
        var common = isTooLong ? new int[1, 1] : Table(before, after);
        int i = 0, j = 0;
        while (i < before.Length || j < after.Length)
        {
            if (!isTooLong && i < before.Length && j < after.Length && before[i] == after[j])
            {
                yield return new DifferenceLine(DifferenceKind.Same, before[i++]);
                j++;
            }
            else if (i < before.Length && (isTooLong || j == after.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                yield return new DifferenceLine(DifferenceKind.Removed, before[i++]);
            }
            else
            {
                yield return new DifferenceLine(DifferenceKind.Added, after[j++]);
            }
        }
    }

    private static int[,] Table(string[] before, string[] after)
    {
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
            {
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        return common;
    }

    private static List<DifferenceLine> Trim(List<DifferenceLine> lines)
    {
        var kept = new List<DifferenceLine>();
        for (var i = 0; i < lines.Count; i++)
        {
            var isNear = lines.Skip(Math.Max(0, i - Around)).Take((2 * Around) + 1).Any(static line => line.Kind != DifferenceKind.Same);
            if (isNear)
            {
                kept.Add(lines[i]);
            }
            else if (kept.Count == 0 || kept[^1].Kind != DifferenceKind.Gap)
            {
                kept.Add(new DifferenceLine(DifferenceKind.Gap, ""));
            }
        }

        return kept;
    }
}
