using System.Collections.Immutable;
using Halyard.Evaluation.Contexts;
using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Targeting;

/// <summary>A condition, with everything parsed that can be.</summary>
internal abstract class CompiledClause
{
    /// <summary>Whether the condition holds.</summary>
    public abstract MatchOutcome Match(ref EvaluationScope scope);

    public static CompiledClause[] Compile(ImmutableArray<Clause> clauses, ReferencePool references)
    {
        var compiled = clauses.IsEmpty ? [] : new CompiledClause[clauses.Length];
        for (var i = 0; i < compiled.Length; i++)
        {
            compiled[i] = Compile(clauses[i], references);
        }

        return compiled;
    }

    /// <summary>Whether every condition holds. A malformed one counts only if all before it hold.</summary>
    public static MatchOutcome MatchAll(CompiledClause[] clauses, ref EvaluationScope scope)
    {
        foreach (var clause in clauses)
        {
            var outcome = clause.Match(ref scope);
            if (outcome != MatchOutcome.Yes)
            {
                return outcome;
            }
        }

        return MatchOutcome.Yes;
    }

    private static CompiledClause Compile(Clause clause, ReferencePool references)
    {
        if (clause.Op == Operators.SegmentMatch)
        {
            return new SegmentClause(clause);
        }

        var attribute = references.Get(clause.ContextKind, clause.Attribute);
        if (!attribute.IsValid)
        {
            return MalformedClause.Instance;
        }

        var test = ValueTest.Compile(clause);
        return attribute.BuiltIn == BuiltInAttribute.Kind
            ? new KindClause(test, clause.Negate)
            : new AttributeClause(ContextKinds.OrDefault(clause.ContextKind), attribute, test, clause.Negate);
    }
}
