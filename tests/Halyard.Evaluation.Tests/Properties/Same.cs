using System.Collections;
using Shouldly;

namespace Halyard.Evaluation.Tests.Properties;

/// <summary>Compares records property by property and lists item by item: their own equality does not look into arrays.</summary>
internal static class Same
{
    public static void ShouldBeSameAs<T>(this T actual, T expected, string path = "it")
    {
        if (expected is IEnumerable items and not string)
        {
            var (left, right) = (((IEnumerable)actual!).Cast<object>().ToList(), items.Cast<object>().ToList());
            left.Count.ShouldBe(right.Count, path);
            for (var i = 0; i < left.Count; i++)
            {
                left[i].ShouldBeSameAs(right[i], $"{path}[{i}]");
            }
        }
        else if (IsRecord(expected))
        {
            (actual is null).ShouldBeFalse(path);
            foreach (var property in expected!.GetType().GetProperties())
            {
                property.GetValue(actual).ShouldBeSameAs(property.GetValue(expected), $"{path}.{property.Name}");
            }
        }
        else
        {
            actual.ShouldBe(expected, path);
        }
    }

    private static bool IsRecord(object? value) =>
        value?.GetType() is { IsEnum: false, Namespace: { } space } && space.StartsWith("Halyard.Evaluation", StringComparison.Ordinal);
}
