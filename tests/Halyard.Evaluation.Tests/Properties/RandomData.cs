using System.Collections.Immutable;
using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Segments;
using Halyard.Evaluation.Wire;

namespace Halyard.Evaluation.Tests.Properties;

/// <summary>
/// Any flag, segment, context or value, from a seed. Names come from a few words, so that things meet; wild data also contradicts itself.
/// </summary>
internal sealed class RandomData(int seed, bool wild)
{
    private static readonly string[] Words = ["a", "b", "c", "key", "name", "country", "käse", "x y", "😀", "/a/b", "a~b", "user-1", ""];
    private static readonly string[] Kinds = ["user", "org", "device", "d.e-v_1"];
    private static readonly string[] WildWords =
    [
        "\ud800", "\udc00x", "kind", "multi", "_meta", "//", "/a//b", "/", "/a~", "/kind", "anonymous", new('x', 5_000), "\0",
        "(", "(a+)+$", "(?=a)", "2017-12-06T07:00:00Z", "0000-02-30T99:99:99Z", "9999-12-31T23:59:59.999999999-23:59",
        "1.2.3", "99999999999999999999.0.0-01", "2.0.0-rc.1+b",
    ];

    private static readonly string[] Ops =
    [
        Operators.In, Operators.StartsWith, Operators.EndsWith, Operators.Contains, Operators.Matches,
        Operators.LessThan, Operators.LessThanOrEqual, Operators.GreaterThan, Operators.GreaterThanOrEqual,
        Operators.Before, Operators.After, Operators.SemVerEqual, Operators.SemVerLessThan, Operators.SemVerGreaterThan,
        Operators.SegmentMatch, "toString",
    ];

    private static readonly double[] WildNumbers =
    [
        double.NaN, double.PositiveInfinity, double.MaxValue, double.Epsilon, -0.0, 1e20,
        long.MaxValue, long.MinValue, int.MaxValue, 1512543600000,
    ];

    private readonly Random _random = new(seed);

    public Flag Flag(string key) => new()
    {
        Key = key,
        Version = _random.NextInt64(wild ? long.MinValue : 0, long.MaxValue),
        Deleted = wild && Chance(20),
        On = !Chance(5),
        Prerequisites = Many(1, () => new Prerequisite(ItemKey(), Index())),
        Targets = Many(2, () => Target(false)),
        ContextTargets = Many(1, () => Target(true)),
        Rules = Many(3, Rule),
        Fallthrough = Serve(),
        OffVariation = Chance(4) ? null : Index(),
        Variations = Many(4, () => Value(2)),
        Salt = Text(),
        TrackEvents = Chance(2),
        TrackEventsFallthrough = Chance(2),
        DebugEventsUntilDate = Chance(2) ? null : _random.NextInt64(),
        ClientSideAvailability = new(Chance(2), Chance(2)),
        SamplingRatio = _random.Next(3),
        ExcludeFromSummaries = Chance(2),
        Migration = Chance(2) ? null : new(Chance(2) ? null : _random.Next(5)),
    };

    public Segment Segment(string key) => new()
    {
        Key = key,
        Version = _random.NextInt64(wild ? long.MinValue : 0, long.MaxValue),
        Deleted = wild && Chance(20),
        Included = Many(2, Text),
        Excluded = Many(2, Text),
        IncludedContexts = Many(1, () => new SegmentTarget { ContextKind = OptionalKind(), Values = Many(2, Text) }),
        ExcludedContexts = Many(1, () => new SegmentTarget { ContextKind = OptionalKind(), Values = Many(2, Text) }),
        Rules = Many(3, SegmentRule),
        Salt = Text(),
        Unbounded = Chance(5),
        UnboundedContextKind = OptionalKind(),
        Generation = Chance(2) ? null : _random.NextInt64(),
    };

    public DataSet DataSet() => new(
        [.. Enumerable.Range(0, 4).Select(i => Flag($"item-{i}"))], [.. Enumerable.Range(0, 4).Select(i => Segment($"item-{i}"))]);

    public Context Context()
    {
        var parts = Enumerable.Range(0, Chance(2) ? 1 : _random.Next(1, 4)).Select(i => Part(Kinds[i]));
        return Halyard.Context.CreateMulti([.. parts]);
    }

    public FlagValue Value(int depth) => _random.Next(depth > 0 ? 7 : 5) switch
    {
        0 => FlagValue.Null,
        1 => Chance(2),
        2 => wild && Chance(2) ? WildNumbers[_random.Next(WildNumbers.Length)] : _random.Next(-3, 4),
        3 => _random.NextDouble() * 1000 - 500,
        4 => Text(),
        5 => FlagValue.Array(Many(3, () => Value(depth - 1)).AsSpan()),
        _ => FlagValue.Object(Many(3, () => KeyValuePair.Create(Text(), Value(depth - 1)))),
    };

    public string Text() => wild && Chance(3) ? WildWords[_random.Next(WildWords.Length)] : Words[_random.Next(Words.Length)];

    private Context Part(string kind)
    {
        var builder = Halyard.Context.Builder(wild ? Text() : "k" + Text()).Kind(wild && Chance(10) ? Text() : kind).Anonymous(Chance(2));
        builder.Name(Chance(2) ? null : Text());
        foreach (var name in Many(6, Text))
        {
            builder.TrySet(wild ? name : "n" + name, Value(3));
        }

        return builder.Private(Many(2, Text).AsSpan()).Build();
    }

    private Target Target(bool hasKind) =>
        new() { ContextKind = hasKind ? OptionalKind() : null, Variation = Index(), Values = Many(3, Text) };

    private FlagRule Rule() => new() { Id = Text(), Clauses = Many(3, Clause), Serve = Serve(), TrackEvents = Chance(2) };

    private SegmentRule SegmentRule() => new()
    {
        Id = Text(),
        Clauses = Many(2, Clause),
        Weight = Chance(2) ? null : Weight(),
        BucketBy = OptionalText(),
        RolloutContextKind = OptionalKind(),
    };

    private Clause Clause()
    {
        var op = Ops[_random.Next(Ops.Length)];
        return new()
        {
            ContextKind = OptionalKind(),
            Attribute = wild && Chance(10) ? "" : Text(),
            Op = op,
            Values = Many(3, () => op == Operators.SegmentMatch && !Chance(5) ? ItemKey() : Value(1)),
            Negate = Chance(3),
        };
    }

    private VariationOrRollout Serve() => _random.Next(wild ? 5 : 3) switch
    {
        0 => VariationOrRollout.Of(Index()),
        1 or 2 => VariationOrRollout.Of(new Rollout
        {
            Kind = Chance(2) ? RolloutKind.Rollout : RolloutKind.Experiment,
            ContextKind = OptionalKind(),
            BucketBy = OptionalText(),
            Seed = Chance(2) ? null : _random.NextInt64(),
            Variations = Many(4, () => new WeightedVariation(Index(), Weight(), Chance(3))),
        }),
        3 => VariationOrRollout.None,
        _ => new() { Variation = Index(), Rollout = new() },
    };

    private string ItemKey() => $"item-{_random.Next(5)}";

    private int Index() => wild && Chance(10) ? _random.Next(int.MinValue, int.MaxValue) : _random.Next(4);

    private int Weight() => wild && Chance(5) ? _random.Next(int.MinValue, int.MaxValue) : _random.Next(100_001);

    private string? OptionalText() => Chance(2) ? null : Text() is { Length: > 0 } text ? text : null;

    private string? OptionalKind() => Chance(3) ? null : wild && Chance(5) ? Text() : Kinds[_random.Next(Kinds.Length)];

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private ImmutableArray<T> Many<T>(int most, Func<T> make) => [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => make())];
}
