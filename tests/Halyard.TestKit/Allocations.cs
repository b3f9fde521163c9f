namespace Halyard.TestKit;

/// <summary>How many bytes an action allocates once it is warm.</summary>
public static class Allocations
{
    private const int Runs = 1_000;

    /// <summary>Bytes allocated by one call, after enough calls for everything that is made once to be made.</summary>
    public static long Of(Action action)
    {
        for (var i = 0; i < 100; i++)
        {
            action();
        }

        // The runtime itself allocates now and then on this thread, when it compiles a method better: the least of several rounds is the
        // action's.
        var least = long.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Runs; i++)
            {
                action();
            }

            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        // Rounded up: a byte now and then is not nothing.
        return (least + Runs - 1) / Runs;
    }
}
