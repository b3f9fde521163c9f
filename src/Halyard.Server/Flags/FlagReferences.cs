using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;

namespace Halyard.Server.Flags;

/// <summary>What a flag refers to.</summary>
internal static class FlagReferences
{
    public static IEnumerable<PrerequisiteUse> PrerequisitesOf(FlagDefinition flag) => flag.Environments.SelectMany(
        each => each.Value.Prerequisites.Select(needed => new PrerequisiteUse(each.Key, flag.Key, needed.Key, needed.Variation)));

    public static IEnumerable<SegmentUse> SegmentsOf(FlagDefinition flag) => flag.Environments.SelectMany(
        each => SegmentsOf(each.Value.Rules).Select(segment => new SegmentUse(each.Key, segment)));

    public static IEnumerable<string> SegmentsOf(IEnumerable<TargetingRule> rules) => rules
        .SelectMany(static rule => rule.Clauses)
        .Where(static clause => clause.Op == Operators.SegmentMatch)
        .SelectMany(static clause => clause.Values)
        .Select(static value => value.AsString)
        .OfType<string>()
        .Distinct(StringComparer.Ordinal);
}
