using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Targeting;

/// <summary>A rule of a flag, with its results.</summary>
internal sealed class CompiledRule
{
    private CompiledRule(CompiledClause[] clauses, CompiledOutcome outcome) => (Clauses, Outcome) = (clauses, outcome);

    public CompiledClause[] Clauses { get; }

    public CompiledOutcome Outcome { get; }

    public static CompiledRule[] Compile(Flag flag, ResultFactory results, ReferencePool references)
    {
        var rules = flag.Rules.IsEmpty ? [] : new CompiledRule[flag.Rules.Length];
        for (var i = 0; i < rules.Length; i++)
        {
            var rule = flag.Rules[i];
            rules[i] = new(
                CompiledClause.Compile(rule.Clauses, references),
                CompiledOutcome.Compile(flag, rule.Serve, EvaluationReason.RuleMatch(i, rule.Id), rule.TrackEvents, results, references));
        }

        return rules;
    }
}
