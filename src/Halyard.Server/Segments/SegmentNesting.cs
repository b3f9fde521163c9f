using System.Collections.Immutable;

using Halyard.Api.Segments;
using Halyard.Evaluation.Flags;
using Halyard.Server.Hosting;
using Halyard.Server.Targeting;

namespace Halyard.Server.Segments;

/// <summary>The segments of one environment, and which uses which in its rules.</summary>
/// <param name="Keys">The keys of them all.</param>
/// <param name="Users">Those whose rules name others.</param>
internal sealed record SegmentNesting(IReadOnlySet<string> Keys, ImmutableArray<SegmentDefinition> Users)
{
    /// <summary>The segments that a segment's rules name.</summary>
    public static IEnumerable<string> UsesOf(SegmentDefinition segment) => segment.Rules
        .SelectMany(static rule => rule.Clauses)
        .Where(static clause => clause.Op == Operators.SegmentMatch)
        .SelectMany(static clause => clause.Values)
        .Select(static value => value.AsString)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal);

    /// <summary>Null when what a segment newly uses exists and does not lead back to it.</summary>
    public Refusal? Check(SegmentDefinition before, SegmentDefinition after)
    {
        // What was there before stays, even if it leads nowhere: it came by another way.
        var added = UsesOf(after).Except(UsesOf(before), StringComparer.Ordinal).ToList();
        if (added.Find(key => !Keys.Contains(key)) is { } missing)
        {
            return Refusal.Invalid("values", $"Segment '{missing}' does not exist in this environment. Make it first.");
        }

        var graph = Graph(Users.RemoveAll(segment => segment.Key == after.Key).Add(after));
        foreach (var key in added)
        {
            if (graph.FindPath(key, after.Key) is { IsEmpty: false } path)
            {
                var circle = string.Join(" → ", path.Prepend(after.Key).Select(static each => $"'{each}'"));
                return Refusal.Invalid("values", $"Segment '{after.Key}' would be inside itself: {circle}. Leave one of them out.");
            }
        }

        return added.Count > 0 && graph.LengthThrough(after.Key, SegmentLimits.Depth) > SegmentLimits.Depth
            ? Refusal.Invalid(
                "values", $"More than {SegmentLimits.Depth} segments would be one inside the other. Name the inner ones directly.")
            : null;
    }

    /// <summary>Null when no other segment uses this one.</summary>
    public Refusal? CheckUnused(string key)
    {
        var users = Graph(Users).NeededBy(key).Where(user => user != key).Distinct(StringComparer.Ordinal);
        var named = string.Join(", ", users.Select(static user => $"segment '{user}'"));
        return named.Length == 0
            ? null
            : Refusal.Conflict($"Segment '{key}' is in use by the rules of {named}. Change those rules first.");
    }

    private static KeyGraph Graph(IEnumerable<SegmentDefinition> segments) =>
        new(segments.SelectMany(static segment => UsesOf(segment).Select(needs => (segment.Key, needs))).ToList());
}
