using System.Collections.Immutable;

using Halyard.Api.Segments;
using Halyard.Server.Hosting;
using Halyard.Server.Targeting;

namespace Halyard.Server.Segments;

/// <summary>What a segment and its parts must be like.</summary>
internal static class SegmentChecks
{
    public static Refusal? New(NewSegment wanted) =>
        Keys.Check("key", wanted.Key, SegmentLimits.Key)
        ?? Keys.CheckName("name", wanted.Name)
        ?? Description("description", wanted.Description)
        ?? Keys.CheckTags("tags", wanted.Tags ?? [])
        ?? TagCount("tags", wanted.Tags ?? [])
        ?? KindName.Check("unboundedContextKind", wanted.UnboundedContextKind);

    public static Refusal? Description(string field, string? text) => text?.Length > SegmentLimits.Description
        ? Refusal.Invalid(field, $"The description has {text.Length:N0} characters; it can have {SegmentLimits.Description:N0}.")
        : null;

    public static Refusal? TagCount(string field, ImmutableArray<string> tags) => tags.Length > SegmentLimits.Tags
        ? Refusal.Invalid(field, $"There would be {tags.Length:N0} tags; there can be {SegmentLimits.Tags:N0}.")
        : null;

    public static Refusal? RuleCount(SegmentDefinition segment) => segment.Rules.Length >= SegmentLimits.Rules
        ? Refusal.Invalid("kind", $"Segment '{segment.Key}' has {segment.Rules.Length:N0} rules; it can have {SegmentLimits.Rules:N0}.")
        : null;

    /// <summary>The segment, unless it names too many keys.</summary>
    public static Result<SegmentDefinition> TargetCount(SegmentDefinition segment)
    {
        var count = segment.Included.Concat(segment.Excluded).Sum(static target => target.Values.Length);
        return count <= SegmentLimits.Targets
            ? segment
            : Refusal.Invalid(
                "values", $"There would be {count:N0} targets; there can be {SegmentLimits.Targets:N0}. Use a rule for so many.");
    }
}
