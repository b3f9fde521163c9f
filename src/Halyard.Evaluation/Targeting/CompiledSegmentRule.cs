using Halyard.Evaluation.Segments;

namespace Halyard.Evaluation.Targeting;

/// <summary>A rule of a segment.</summary>
internal sealed class CompiledSegmentRule
{
    private readonly CompiledClause[] _clauses;

    // Null takes everybody for whom the clauses hold.
    private readonly Bucketing? _bucketing;
    private readonly double _bound;

    public CompiledSegmentRule(Segment segment, SegmentRule rule, ReferencePool references)
    {
        _clauses = CompiledClause.Compile(rule.Clauses, references);
        if (rule.Weight is { } weight)
        {
            _bound = weight / Bucketing.WholeWeight;
            _bucketing = new(BucketPrefix.Of(segment.Key, segment.Salt), rule.RolloutContextKind, rule.BucketBy, references);
        }
    }

    public MatchOutcome Match(ref EvaluationScope scope)
    {
        var outcome = CompiledClause.MatchAll(_clauses, ref scope);
        if (outcome != MatchOutcome.Yes || _bucketing is null)
        {
            return outcome;
        }

        if (!_bucketing.IsValid)
        {
            return MatchOutcome.Malformed;
        }

        var bucket = scope.Context.FindKind(_bucketing.Kind) is { } individual ? _bucketing.Bucket(individual) : 0;
        return bucket < _bound ? MatchOutcome.Yes : MatchOutcome.No;
    }
}
