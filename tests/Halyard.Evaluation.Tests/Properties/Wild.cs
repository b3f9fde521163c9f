using FsCheck;
using FsCheck.Fluent;
using Halyard.Evaluation.Wire;

namespace Halyard.Evaluation.Tests.Properties;

/// <summary>Data that nobody should send, and somebody will.</summary>
public static class Wild
{
    public static Arbitrary<DataSet> DataSets() => Any(data => data.DataSet());

    public static Arbitrary<Context> Contexts() => Any(data => data.Context());

    private static Arbitrary<T> Any<T>(Func<RandomData, T> make) =>
        Gen.Choose(0, int.MaxValue).Select(seed => make(new RandomData(seed, wild: true))).ToArbitrary();
}
