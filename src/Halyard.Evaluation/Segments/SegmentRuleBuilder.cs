using Halyard.Evaluation.Flags;

namespace Halyard.Evaluation.Segments;

/// <summary>Says what a rule is, for <see cref="SegmentBuilder.Rule"/>. For one thread at a time.</summary>
public sealed class SegmentRuleBuilder
{
    private SegmentRule _rule = new();

    internal SegmentRuleBuilder()
    {
    }

    /// <summary>Adds a condition on users.</summary>
    /// <param name="attribute">A reference to the attribute.</param>
    /// <param name="op">See <see cref="Operators"/>.</param>
    /// <param name="values">The values, one of which must satisfy the operator.</param>
    /// <returns>This builder.</returns>
    public SegmentRuleBuilder When(string attribute, string op, params ReadOnlySpan<FlagValue> values) =>
        When(Clause.Of(Context.DefaultKind, attribute, op, values));

    /// <summary>Adds a condition.</summary>
    /// <param name="clause">The condition.</param>
    /// <returns>This builder.</returns>
    public SegmentRuleBuilder When(Clause clause) => With(rule => rule with { Clauses = rule.Clauses.Add(clause) });

    /// <summary>Takes only a share of those for whom the conditions hold.</summary>
    /// <param name="weight">The share in thousandths of a percent.</param>
    /// <returns>This builder.</returns>
    public SegmentRuleBuilder Weight(int weight) => With(rule => rule with { Weight = weight });

    /// <summary>Changes whatever there is no other word for.</summary>
    /// <param name="change">Gives the changed rule.</param>
    /// <returns>This builder.</returns>
    public SegmentRuleBuilder With(Func<SegmentRule, SegmentRule> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _rule = change(_rule);
        return this;
    }

    internal SegmentRule Build() => _rule;
}
