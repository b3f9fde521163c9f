namespace Halyard.Evaluation.Segments;

/// <summary>
/// Makes segments for tests and samples, in few words. Whatever it has no word for is set <see cref="With"/> a record expression.
/// </summary>
/// <remarks>For one thread at a time.</remarks>
public sealed class SegmentBuilder
{
    private Segment _segment;

    private SegmentBuilder(Segment segment) => _segment = segment;

    /// <summary>A segment without members.</summary>
    /// <param name="key">The segment's key.</param>
    /// <returns>A builder.</returns>
    public static SegmentBuilder Of(string key) => new(new() { Key = key, Version = 1, Salt = "salt" });

    /// <summary>A segment that differs a little from another.</summary>
    /// <param name="segment">The other.</param>
    /// <returns>A builder.</returns>
    public static SegmentBuilder From(Segment segment) => new(segment);

    /// <summary>Changes the version.</summary>
    /// <param name="version">The version.</param>
    /// <returns>This builder.</returns>
    public SegmentBuilder Version(long version) => With(segment => segment with { Version = version });

    /// <summary>Puts users into it.</summary>
    /// <param name="keys">The users' keys.</param>
    /// <returns>This builder.</returns>
    public SegmentBuilder Include(params ReadOnlySpan<string> keys) => Change(_segment with { Included = [.. _segment.Included, .. keys] });

    /// <summary>Keeps users out of it.</summary>
    /// <param name="keys">The users' keys.</param>
    /// <returns>This builder.</returns>
    public SegmentBuilder Exclude(params ReadOnlySpan<string> keys) => Change(_segment with { Excluded = [.. _segment.Excluded, .. keys] });

    /// <summary>Puts contexts into it.</summary>
    /// <param name="kind">The contexts' kind.</param>
    /// <param name="keys">The contexts' keys.</param>
    /// <returns>This builder.</returns>
    public SegmentBuilder IncludeContexts(string kind, params ReadOnlySpan<string> keys) =>
        Change(_segment with { IncludedContexts = _segment.IncludedContexts.Add(new() { ContextKind = kind, Values = [.. keys] }) });

    /// <summary>Keeps contexts out of it.</summary>
    /// <param name="kind">The contexts' kind.</param>
    /// <param name="keys">The contexts' keys.</param>
    /// <returns>This builder.</returns>
    public SegmentBuilder ExcludeContexts(string kind, params ReadOnlySpan<string> keys) =>
        Change(_segment with { ExcludedContexts = _segment.ExcludedContexts.Add(new() { ContextKind = kind, Values = [.. keys] }) });

    /// <summary>Adds a rule at the end.</summary>
    /// <param name="describe">Says what the rule is.</param>
    /// <returns>This builder.</returns>
    public SegmentBuilder Rule(Action<SegmentRuleBuilder> describe)
    {
        ArgumentNullException.ThrowIfNull(describe);
        var rule = new SegmentRuleBuilder();
        describe(rule);
        return Change(_segment with { Rules = _segment.Rules.Add(rule.Build()) });
    }

    /// <summary>Makes it a big segment.</summary>
    /// <param name="generation">The generation of its members; null when there are none yet.</param>
    /// <param name="kind">The kind of its members.</param>
    /// <returns>This builder.</returns>
    public SegmentBuilder Unbounded(long? generation, string kind = Context.DefaultKind) =>
        Change(_segment with { Unbounded = true, Generation = generation, UnboundedContextKind = kind });

    /// <summary>Changes whatever there is no other word for.</summary>
    /// <param name="change">Gives the changed segment.</param>
    /// <returns>This builder.</returns>
    public SegmentBuilder With(Func<Segment, Segment> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Change(change(_segment));
    }

    /// <summary>Makes the segment.</summary>
    /// <returns>The segment.</returns>
    public Segment Build() => _segment;

    private SegmentBuilder Change(Segment segment)
    {
        _segment = segment;
        return this;
    }
}
