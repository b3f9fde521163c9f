using System.Collections.Immutable;

using Halyard.Api.Flags;
using Halyard.Evaluation.Flags;

namespace Halyard.Server.Dashboard.Targeting;

/// <summary>Finds what keeps a draft from being saved, before the server would.</summary>
internal static class DraftProblems
{
    public static ImmutableArray<DraftProblem> Of(FlagTargeting targeting) =>
    [
        .. targeting.Rules.SelectMany(Of),
        .. OfServe(new DraftPart.DefaultRule(), targeting.Fallthrough),
    ];

    private static IEnumerable<DraftProblem> Of(TargetingRule rule)
    {
        var part = new DraftPart.Rule(rule.Id);
        if (rule.Clauses.IsEmpty)
        {
            yield return new DraftProblem(part, DraftProblemKind.NoClause);
        }

        if (rule.Clauses.Any(static clause => clause.Op != Operators.SegmentMatch && clause.Attribute.Length == 0))
        {
            yield return new DraftProblem(part, DraftProblemKind.NoAttribute);
        }

        if (rule.Clauses.Any(static clause => clause.Values.IsEmpty))
        {
            yield return new DraftProblem(part, DraftProblemKind.NoValue);
        }

        foreach (var problem in OfServe(part, rule.Serve))
        {
            yield return problem;
        }
    }

    private static IEnumerable<DraftProblem> OfServe(DraftPart part, VariationOrRollout serve)
    {
        var total = serve.Rollout?.Variations.Sum(static share => share.Weight) ?? ServeForms.Whole;
        if (total != ServeForms.Whole)
        {
            yield return new DraftProblem(part, DraftProblemKind.Total, total / 1000m);
        }
    }
}
