using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;

namespace Halyard.Server.Dashboard.Targeting;

/// <summary>Equality that looks into lists, which that of records does not.</summary>
internal static class Same
{
    public static bool Serve(VariationOrRollout a, VariationOrRollout b) =>
        a.Variation == b.Variation && (a.Rollout is null || b.Rollout is null ? a.Rollout == b.Rollout : Rollout(a.Rollout, b.Rollout));

    public static bool Clause(TargetingClause a, TargetingClause b) =>
        a.Op == b.Op && a.Negate == b.Negate && a.Attribute == b.Attribute && a.ContextKind == b.ContextKind && a.Values.SequenceEqual(b.Values);

    public static bool Rule(TargetingRule a, TargetingRule b) =>
        (a.Description ?? "") == (b.Description ?? "")
        && a.TrackEvents == b.TrackEvents
        && Serve(a.Serve, b.Serve)
        && a.Clauses.Length == b.Clauses.Length
        && a.Clauses.Zip(b.Clauses).All(static pair => pair.First.Id == pair.Second.Id && Clause(pair.First, pair.Second));

    private static bool Rollout(Rollout a, Rollout b) =>
        a.Kind == b.Kind
        && a.Seed == b.Seed
        && (a.BucketBy ?? "key") == (b.BucketBy ?? "key")
        && (a.ContextKind ?? "user") == (b.ContextKind ?? "user")
        && a.Variations.SequenceEqual(b.Variations);
}
