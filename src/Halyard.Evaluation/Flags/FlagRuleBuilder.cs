namespace Halyard.Evaluation.Flags;

/// <summary>Says what a rule is, for <see cref="FlagBuilder.Rule"/>. For one thread at a time.</summary>
public sealed class FlagRuleBuilder
{
    private readonly Func<FlagValue, int> _indexOf;
    private FlagRule _rule = new();

    internal FlagRuleBuilder(Func<FlagValue, int> indexOf) => _indexOf = indexOf;

    /// <summary>Names the rule.</summary>
    /// <param name="id">The id.</param>
    /// <returns>This builder.</returns>
    public FlagRuleBuilder Id(string id) => With(rule => rule with { Id = id });

    /// <summary>Adds a condition on users.</summary>
    /// <param name="attribute">A reference to the attribute.</param>
    /// <param name="op">See <see cref="Operators"/>.</param>
    /// <param name="values">The values, one of which must satisfy the operator.</param>
    /// <returns>This builder.</returns>
    public FlagRuleBuilder When(string attribute, string op, params ReadOnlySpan<FlagValue> values) =>
        When(Clause.Of(Context.DefaultKind, attribute, op, values));

    /// <summary>Adds a condition on users that is turned round.</summary>
    /// <param name="attribute">A reference to the attribute.</param>
    /// <param name="op">See <see cref="Operators"/>.</param>
    /// <param name="values">The values, none of which may satisfy the operator.</param>
    /// <returns>This builder.</returns>
    public FlagRuleBuilder WhenNot(string attribute, string op, params ReadOnlySpan<FlagValue> values) =>
        When(Clause.Of(Context.DefaultKind, attribute, op, values) with { Negate = true });

    /// <summary>Adds the condition of being in a segment.</summary>
    /// <param name="keys">The segments' keys, one of which suffices.</param>
    /// <returns>This builder.</returns>
    public FlagRuleBuilder WhenInSegment(params ReadOnlySpan<string> keys) => When(Clause.InSegment(keys));

    /// <summary>Adds a condition.</summary>
    /// <param name="clause">The condition.</param>
    /// <returns>This builder.</returns>
    public FlagRuleBuilder When(Clause clause) => With(rule => rule with { Clauses = rule.Clauses.Add(clause) });

    /// <summary>Says what is served.</summary>
    /// <param name="value">One of the flag's variations.</param>
    /// <returns>This builder.</returns>
    public FlagRuleBuilder Serve(FlagValue value) => With(rule => rule with { Serve = VariationOrRollout.Of(_indexOf(value)) });

    /// <summary>Says what is served.</summary>
    /// <param name="weights">The share of each variation, in their order, in thousandths of a percent.</param>
    /// <returns>This builder.</returns>
    public FlagRuleBuilder ServeRollout(params ReadOnlySpan<int> weights) => ServeRollout(Rollout.Of(weights));

    /// <summary>Says what is served.</summary>
    /// <param name="rollout">The shares.</param>
    /// <returns>This builder.</returns>
    public FlagRuleBuilder ServeRollout(Rollout rollout) => With(rule => rule with { Serve = VariationOrRollout.Of(rollout) });

    /// <summary>Changes whatever there is no other word for.</summary>
    /// <param name="change">Gives the changed rule.</param>
    /// <returns>This builder.</returns>
    public FlagRuleBuilder With(Func<FlagRule, FlagRule> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _rule = change(_rule);
        return this;
    }

    internal FlagRule Build() => _rule;
}
