using System.Diagnostics;
using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;

namespace Halyard.Benchmarks.Engine;

/// <summary>
/// The engine's benchmarks for a machine that others use too: it counts the processor time this process gets, not the time that passes, and
/// goes round all cases in short batches, so that a disturbance meets every case alike. The framework's SHA-1 is the yardstick.
/// </summary>
internal static class BusyMachine
{
    private const int Rounds = 60;
    private static readonly TimeSpan Batch = TimeSpan.FromMilliseconds(10);

    public static void Run(TextWriter output)
    {
        var evaluation = new EvaluationBenchmarks();
        var load = new LoadBenchmarks();
        List<Case> cases =
        [
            new("the framework's SHA-1 of 22 bytes", new Yardstick().Hash),
            .. Of(evaluation, nameof(evaluation.Off), nameof(evaluation.Fallthrough), nameof(evaluation.Targets), nameof(evaluation.Rules)),
            .. Of(evaluation, nameof(evaluation.Rollout), nameof(evaluation.Segment), nameof(evaluation.Chain)),
            .. Of(load, nameof(load.Read), nameof(load.ReadAndCompile)),
        ];
        for (var round = 0; round < Rounds; round++)
        {
            cases.ForEach(static one => one.Measure(Batch));
        }

        output.WriteLine("| case | median | least | allocated |");
        output.WriteLine("| --- | --: | --: | --: |");
        cases.ForEach(one => output.WriteLine(one.Row));
    }

    private static IEnumerable<Case> Of(object benchmarks, params string[] methods)
    {
        foreach (var name in methods)
        {
            var method = benchmarks.GetType().GetMethod(name)!;
            var title = ((BenchmarkAttribute)Attribute.GetCustomAttribute(method, typeof(BenchmarkAttribute))!).Description!;
            yield return new(title, method.CreateDelegate<Func<object>>(benchmarks));
        }
    }

    private sealed class Yardstick
    {
        private readonly byte[] _input = new byte[22];
        private readonly byte[] _hash = new byte[20];

#pragma warning disable CA5350 // It is measured, not relied on.
        public byte[] Hash()
        {
            SHA1.HashData(_input, _hash);
            return _hash;
        }
#pragma warning restore CA5350
    }

    private sealed class Case(string title, Func<object> run)
    {
        private readonly List<double> _nanoseconds = [];
        private long _allocated = long.MaxValue;
        private int _count = 1;

        public string Row
        {
            get
            {
                // The first half is for the compiler, which makes code better as it runs.
                var sorted = _nanoseconds.Skip(Rounds / 2).Order().ToList();
                return $"| {title} | {Time(sorted[sorted.Count / 2])} | {Time(sorted[0])} | {Size(_allocated)} |";
            }
        }

        public void Measure(TimeSpan batch)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var before = Environment.CpuUsage.TotalTime;
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < _count; i++)
            {
                run();
            }

            var used = Environment.CpuUsage.TotalTime - before;
            _allocated = Math.Min(_allocated, (GC.GetAllocatedBytesForCurrentThread() - allocated) / _count);
            _nanoseconds.Add(used.TotalNanoseconds / _count);
            if (Stopwatch.GetElapsedTime(started) < batch && used < batch / 2)
            {
                _count *= 2;
            }
        }

        private static string Time(double nanoseconds) =>
            nanoseconds < 1_000_000 ? FormattableString.Invariant($"{nanoseconds:F1} ns") : FormattableString.Invariant($"{nanoseconds / 1e6:F0} ms");

        private static string Size(long bytes) => bytes < 1_000_000 ? $"{bytes} B" : FormattableString.Invariant($"{bytes / 1e6:F1} MB");
    }
}
