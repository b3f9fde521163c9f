using Halyard.Api.Flags;
using Halyard.Evaluation.Segments;

namespace Halyard.Api.Segments;

/// <summary>The one way from what people manage to what an environment delivers.</summary>
public static class SegmentDelivery
{
    /// <summary>The segment as its environment delivers it.</summary>
    public static Segment ToSegment(this SegmentDefinition definition) => new()
    {
        Key = definition.Key,
        Version = definition.Version,
        Included = SegmentMembers.UsersOf(definition.Included),
        Excluded = SegmentMembers.UsersOf(definition.Excluded),
        IncludedContexts = SegmentMembers.OthersOf(definition.Included),
        ExcludedContexts = SegmentMembers.OthersOf(definition.Excluded),
        Rules = [.. definition.Rules.Select(ToRule)],
        Salt = definition.Salt,
        Unbounded = definition.Unbounded,
        UnboundedContextKind = definition.UnboundedContextKind,
        Generation = definition.Generation,
    };

    private static SegmentRule ToRule(SegmentTargetingRule rule) => new()
    {
        Id = rule.Id,
        Clauses = [.. rule.Clauses.Select(FlagDelivery.ToClause)],
        Weight = rule.Weight,
        BucketBy = rule.BucketBy,
        RolloutContextKind = rule.RolloutContextKind,
    };
}
