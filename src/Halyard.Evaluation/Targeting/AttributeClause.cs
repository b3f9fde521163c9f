namespace Halyard.Evaluation.Targeting;

/// <summary>A condition on one attribute of the context of one kind.</summary>
internal sealed class AttributeClause(string kind, AttributeReference attribute, ValueTest test, bool negate) : CompiledClause
{
    public override MatchOutcome Match(ref EvaluationScope scope)
    {
        // What is missing does not match, turned round or not.
        if (scope.Context.FindKind(kind) is not { } individual || !individual.TryGet(attribute, out var value))
        {
            return MatchOutcome.No;
        }

        return test.MatchesAnyOf(value) != negate ? MatchOutcome.Yes : MatchOutcome.No;
    }
}
