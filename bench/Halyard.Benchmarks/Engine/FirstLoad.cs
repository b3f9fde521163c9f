using System.Diagnostics;

namespace Halyard.Benchmarks.Engine;

/// <summary>What a program waits for when it starts: the first load of a process, with code that has never run, and a few more.</summary>
internal static class FirstLoad
{
    private const int Times = 5;

    public static void Run(TextWriter output)
    {
        var load = new LoadBenchmarks();
        for (var i = 1; i <= Times; i++)
        {
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var processor = Environment.CpuUsage.TotalTime;
            var started = Stopwatch.GetTimestamp();
            load.ReadAndCompile();
            var elapsed = Stopwatch.GetElapsedTime(started);
            processor = Environment.CpuUsage.TotalTime - processor;
            allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
            output.WriteLine(FormattableString.Invariant(
                $"load {i}: {elapsed.TotalMilliseconds:F0} ms, processor {processor.TotalMilliseconds:F0} ms, {allocated / 1e6:F1} MB"));
        }
    }
}
