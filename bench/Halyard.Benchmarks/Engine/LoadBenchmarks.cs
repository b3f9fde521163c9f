using BenchmarkDotNet.Attributes;
using Halyard.Evaluation.Targeting;
using Halyard.Evaluation.Wire;

namespace Halyard.Benchmarks.Engine;

/// <summary>From the bytes of a payload to flags that can be evaluated: what a program waits for when it starts.</summary>
[MemoryDiagnoser, MinColumn, MedianColumn, HideColumns("Error", "StdDev", "Mean")]
public class LoadBenchmarks
{
    private readonly byte[] _payload = Payload.Of(flags: 10_000);

    [Benchmark(Description = "10,000 flags: read")]
    public DataSet Read() => WireJson.ReadDataSet(_payload);

    [Benchmark(Description = "10,000 flags: read and compile")]
    public FlagSnapshot ReadAndCompile() => FlagSnapshot.Create(WireJson.ReadDataSet(_payload));
}
