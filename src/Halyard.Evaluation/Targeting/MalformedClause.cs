namespace Halyard.Evaluation.Targeting;

/// <summary>A condition on an attribute that no reference leads to: whoever reaches it gets an error.</summary>
internal sealed class MalformedClause : CompiledClause
{
    public static readonly MalformedClause Instance = new();

    private MalformedClause()
    {
    }

    public override MatchOutcome Match(ref EvaluationScope scope) => MatchOutcome.Malformed;
}
