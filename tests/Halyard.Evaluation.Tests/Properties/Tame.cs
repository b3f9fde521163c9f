using FsCheck;
using FsCheck.Fluent;
using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Segments;

namespace Halyard.Evaluation.Tests.Properties;

/// <summary>Data that can be written down and read again.</summary>
public static class Tame
{
    public static Arbitrary<Flag> Flags() => Any(data => data.Flag("flag"));

    public static Arbitrary<Segment> Segments() => Any(data => data.Segment("segment"));

    public static Arbitrary<Context> Contexts() => Any(data => data.Context());

    public static Arbitrary<FlagValue> Values() => Any(data => data.Value(5));

    private static Arbitrary<T> Any<T>(Func<RandomData, T> make) =>
        Gen.Choose(0, int.MaxValue).Select(seed => make(new RandomData(seed, wild: false))).ToArbitrary();
}
