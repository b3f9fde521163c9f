using System.Collections.Immutable;

using Halyard.Server.Changes;

namespace Halyard.Server.Dashboard.Flags;

/// <summary>What others did to a flag while somebody looks at it.</summary>
/// <param name="Who">The names of those who did it.</param>
/// <param name="At">When the newest of it was done.</param>
/// <param name="Sentences">What was done.</param>
public sealed record ChangeNews(string Who, DateTimeOffset At, ImmutableArray<string> Sentences)
{
    internal static ChangeNews? Of(IEnumerable<Change> changes)
    {
        var all = changes.ToList();
        return all.Count == 0
            ? null
            : new ChangeNews(
                string.Join(", ", all.Select(static change => change.Actor.Name).Distinct()),
                all[^1].At,
                [.. all.SelectMany(static change => change.What.Sentences)]);
    }
}
