namespace Halyard.Evaluation.Flags;

/// <summary>
/// Makes flags for tests and samples, in few words. Whatever it has no word for is set <see cref="With"/> a record expression.
/// </summary>
/// <remarks>
/// Values stand for variations: naming one that the flag does not have is an <see cref="ArgumentException"/>. For one thread at a time.
/// </remarks>
public sealed class FlagBuilder
{
    private readonly List<Target> _targets = [];
    private Flag _flag;

    private FlagBuilder(Flag flag) => _flag = flag;

    /// <summary>A flag that is off and serves false; when on, it falls through to true.</summary>
    /// <param name="key">The flag's key.</param>
    /// <returns>A builder.</returns>
    public static FlagBuilder Boolean(string key) => Of(key, true, false);

    /// <summary>A flag that is off and serves its last variation; when on, it falls through to its first.</summary>
    /// <param name="key">The flag's key.</param>
    /// <param name="variations">At least one value.</param>
    /// <returns>A builder.</returns>
    public static FlagBuilder Of(string key, params ReadOnlySpan<FlagValue> variations) => new(new()
    {
        Key = key,
        Version = 1,
        Variations = [.. variations],
        OffVariation = variations.Length - 1,
        Fallthrough = VariationOrRollout.Of(0),
        Salt = "salt",
    });

    /// <summary>A flag that differs a little from another.</summary>
    /// <param name="flag">The other.</param>
    /// <returns>A builder.</returns>
    public static FlagBuilder From(Flag flag) => new(flag);

    /// <summary>Changes the version.</summary>
    /// <param name="version">The version.</param>
    /// <returns>This builder.</returns>
    public FlagBuilder Version(long version) => With(flag => flag with { Version = version });

    /// <summary>Turns targeting on.</summary>
    /// <returns>This builder.</returns>
    public FlagBuilder On() => With(static flag => flag with { On = true });

    /// <summary>Turns targeting off.</summary>
    /// <returns>This builder.</returns>
    public FlagBuilder Off() => With(static flag => flag with { On = false });

    /// <summary>Says what is served while off.</summary>
    /// <param name="value">One of the variations.</param>
    /// <returns>This builder.</returns>
    public FlagBuilder OffVariation(FlagValue value) => With(flag => flag with { OffVariation = IndexOf(value) });

    /// <summary>Says what is served when nothing else decides.</summary>
    /// <param name="value">One of the variations.</param>
    /// <returns>This builder.</returns>
    public FlagBuilder Fallthrough(FlagValue value) => With(flag => flag with { Fallthrough = VariationOrRollout.Of(IndexOf(value)) });

    /// <summary>Says what is served when nothing else decides.</summary>
    /// <param name="weights">The share of each variation, in their order, in thousandths of a percent.</param>
    /// <returns>This builder.</returns>
    public FlagBuilder FallthroughRollout(params ReadOnlySpan<int> weights) => FallthroughRollout(Rollout.Of(weights));

    /// <summary>Says what is served when nothing else decides.</summary>
    /// <param name="rollout">The shares.</param>
    /// <returns>This builder.</returns>
    public FlagBuilder FallthroughRollout(Rollout rollout) => With(flag => flag with { Fallthrough = VariationOrRollout.Of(rollout) });

    /// <summary>Serves a variation to some users.</summary>
    /// <param name="value">One of the variations.</param>
    /// <param name="keys">The users' keys.</param>
    /// <returns>This builder.</returns>
    public FlagBuilder Target(FlagValue value, params ReadOnlySpan<string> keys) => TargetContexts(Context.DefaultKind, value, keys);

    /// <summary>Serves a variation to some contexts.</summary>
    /// <param name="kind">The contexts' kind.</param>
    /// <param name="value">One of the variations.</param>
    /// <param name="keys">The contexts' keys.</param>
    /// <returns>This builder.</returns>
    public FlagBuilder TargetContexts(string kind, FlagValue value, params ReadOnlySpan<string> keys)
    {
        _targets.Add(new() { ContextKind = kind, Variation = IndexOf(value), Values = [.. keys] });
        return this;
    }

    /// <summary>Makes the flag depend on another.</summary>
    /// <param name="key">The other flag's key.</param>
    /// <param name="variation">The index it must serve.</param>
    /// <returns>This builder.</returns>
    public FlagBuilder Prerequisite(string key, int variation) =>
        With(flag => flag with { Prerequisites = flag.Prerequisites.Add(new(key, variation)) });

    /// <summary>Adds a rule at the end.</summary>
    /// <param name="describe">Says what the rule is.</param>
    /// <returns>This builder.</returns>
    public FlagBuilder Rule(Action<FlagRuleBuilder> describe)
    {
        ArgumentNullException.ThrowIfNull(describe);
        var rule = new FlagRuleBuilder(IndexOf);
        describe(rule);
        return With(flag => flag with { Rules = flag.Rules.Add(rule.Build()) });
    }

    /// <summary>Changes whatever there is no other word for.</summary>
    /// <param name="change">Gives the changed flag.</param>
    /// <returns>This builder.</returns>
    public FlagBuilder With(Func<Flag, Flag> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _flag = change(_flag);
        return this;
    }

    /// <summary>Makes the flag.</summary>
    /// <returns>The flag.</returns>
    public Flag Build()
    {
        var users = _targets.Where(static target => target.ContextKind == Context.DefaultKind)
            .Select(static target => target with { ContextKind = null });
        var flag = _flag with { Targets = _flag.Targets.AddRange(users) };
        if (_targets.TrueForAll(static target => target.ContextKind == Context.DefaultKind))
        {
            return flag;
        }

        // Once there are context targets, they say where in the order the users stand; the users' keys stay in the targets.
        var contexts = _targets.Select(static target => target.ContextKind == Context.DefaultKind ? target with { Values = [] } : target);
        return flag with { ContextTargets = flag.ContextTargets.AddRange(contexts) };
    }

    private int IndexOf(FlagValue value)
    {
        var index = _flag.Variations.IndexOf(value);
        return index >= 0 ? index : throw new ArgumentException($"Flag '{_flag.Key}' has no variation {value}.", nameof(value));
    }
}
