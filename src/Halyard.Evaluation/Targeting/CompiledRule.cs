using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Targeting;

/// <summary>A rule of a flag, with its results.</summary>
internal sealed class CompiledRule
{
    public CompiledRule(Flag flag, FlagRule rule, int index, ResultFactory results)
    {
        Clauses = CompiledClause.Compile(rule.Clauses);
        Outcome = CompiledOutcome.Compile(
            flag,
            rule.Serve,
            EvaluationReason.RuleMatch(index, rule.Id),
            EvaluationReason.RuleMatch(index, rule.Id, inExperiment: true),
            rule.TrackEvents,
            results);
    }

    public CompiledClause[] Clauses { get; }

    public CompiledOutcome Outcome { get; }
}
