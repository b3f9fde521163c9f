using System.Collections.Immutable;

using Halyard.Api.Segments;
using Halyard.Evaluation.Segments;
using Halyard.Server.Hosting;
using Halyard.Server.Targeting;

namespace Halyard.Server.Segments;

/// <summary>Changes of the keys that a segment includes and excludes, by context kind. No key may be both.</summary>
internal static class SegmentTargets
{
    public static Result<SegmentDefinition> Include(SegmentDefinition segment, string? kind, ImmutableArray<string> keys) =>
        Check(segment, kind, keys, segment.Excluded, "excluded") is { } refusal
            ? refusal
            : SegmentChecks.TargetCount(segment with { Included = Change(segment.Included, kind, old => TargetKeys.Add(old, keys)) });

    public static Result<SegmentDefinition> Exclude(SegmentDefinition segment, string? kind, ImmutableArray<string> keys) =>
        Check(segment, kind, keys, segment.Included, "included") is { } refusal
            ? refusal
            : SegmentChecks.TargetCount(segment with { Excluded = Change(segment.Excluded, kind, old => TargetKeys.Add(old, keys)) });

    public static SegmentDefinition RemoveIncluded(SegmentDefinition segment, string? kind, ImmutableArray<string> keys) =>
        segment with { Included = Change(segment.Included, kind, old => TargetKeys.Remove(old, keys)) };

    public static SegmentDefinition RemoveExcluded(SegmentDefinition segment, string? kind, ImmutableArray<string> keys) =>
        segment with { Excluded = Change(segment.Excluded, kind, old => TargetKeys.Remove(old, keys)) };

    /// <summary>The keys of one kind.</summary>
    public static ImmutableArray<string> Of(ImmutableArray<SegmentTarget> targets, string? kind) =>
        IndexOf(targets, kind) is >= 0 and var index ? targets[index].Values : [];

    private static Refusal? Check(
        SegmentDefinition segment, string? kind, ImmutableArray<string> keys, ImmutableArray<SegmentTarget> others, string othersName)
    {
        if (segment.Unbounded)
        {
            return Refusal.Invalid("kind", $"Segment '{segment.Key}' is a big segment: its members are not targets of its definition.");
        }

        if ((KindName.Check("contextKind", kind) ?? TargetKeys.Check("values", keys)) is { } refusal)
        {
            return refusal;
        }

        var taken = Of(others, kind).ToHashSet(StringComparer.Ordinal);
        var conflict = keys.Select(static (key, index) => (key, index)).FirstOrDefault(target => taken.Contains(target.key));
        return conflict.key is null
            ? null
            : Refusal.Invalid(
                $"values[{conflict.index}]",
                $"The {KindName.OrUser(kind)} '{conflict.key}' is {othersName} and cannot be both. Remove it from the {othersName} first.");
    }

    private static ImmutableArray<SegmentTarget> Change(
        ImmutableArray<SegmentTarget> targets, string? kind, Func<ImmutableArray<string>, ImmutableArray<string>> change)
    {
        var index = IndexOf(targets, kind);
        var values = change(index < 0 ? [] : targets[index].Values);
        return (index, values) switch
        {
            ( < 0, { IsEmpty: true }) => targets,
            ( < 0, _) => targets.Add(new SegmentTarget { ContextKind = KindName.OrUser(kind), Values = values }),
            (_, { IsEmpty: true }) => targets.RemoveAt(index),
            _ => targets.SetItem(index, targets[index] with { Values = values }),
        };
    }

    private static int IndexOf(ImmutableArray<SegmentTarget> targets, string? kind)
    {
        for (var i = 0; i < targets.Length; i++)
        {
            if (KindName.OrUser(targets[i].ContextKind) == KindName.OrUser(kind))
            {
                return i;
            }
        }

        return -1;
    }
}
