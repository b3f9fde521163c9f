namespace Halyard.Evaluation.Targeting;

/// <summary>A condition on the kinds that the context has, whatever kind the clause names.</summary>
internal sealed class KindClause(ValueTest test, bool negate) : CompiledClause
{
    public override MatchOutcome Match(ref EvaluationScope scope)
    {
        var matches = false;
        foreach (var individual in scope.Context.Contexts)
        {
            matches |= test.Matches(FlagValue.Of(individual.Kind));
        }

        return matches != negate ? MatchOutcome.Yes : MatchOutcome.No;
    }
}
