using System.Collections.Immutable;

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
        Included = UserKeys(definition.Included),
        Excluded = UserKeys(definition.Excluded),
        IncludedContexts = [.. definition.Included.Where(static target => !IsUsers(target))],
        ExcludedContexts = [.. definition.Excluded.Where(static target => !IsUsers(target))],
        Rules = [.. definition.Rules.Select(ToRule)],
        Salt = definition.Salt,
        Unbounded = definition.Unbounded,
        UnboundedContextKind = definition.UnboundedContextKind,
        Generation = definition.Generation,
    };

    private static ImmutableArray<string> UserKeys(ImmutableArray<SegmentTarget> targets) =>
        [.. targets.Where(IsUsers).SelectMany(static target => target.Values)];

    private static SegmentRule ToRule(SegmentTargetingRule rule) => new()
    {
        Id = rule.Id,
        Clauses = [.. rule.Clauses.Select(FlagDelivery.ToClause)],
        Weight = rule.Weight,
        BucketBy = rule.BucketBy,
        RolloutContextKind = rule.RolloutContextKind,
    };

    private static bool IsUsers(SegmentTarget target) => target.ContextKind is null or "" or Context.DefaultKind;
}
