using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Targeting;

/// <summary>A condition on being in one of several segments. A segment that does not exist has no members.</summary>
internal sealed class SegmentClause(Clause clause) : CompiledClause
{
    private readonly string[] _keys = [.. clause.Values.Select(static value => value.AsString).OfType<string>()];
    private readonly bool _negate = clause.Negate;

    public override MatchOutcome Match(ref EvaluationScope scope)
    {
        foreach (var key in _keys)
        {
            if (scope.Snapshot.FindSegment(key) is not { } segment)
            {
                continue;
            }

            var outcome = segment.Match(ref scope);
            if (outcome == MatchOutcome.Malformed)
            {
                return outcome;
            }

            if (outcome == MatchOutcome.Yes)
            {
                return _negate ? MatchOutcome.No : MatchOutcome.Yes;
            }
        }

        return _negate ? MatchOutcome.Yes : MatchOutcome.No;
    }
}
