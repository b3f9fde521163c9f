using Halyard.Events;
using Shouldly;

namespace Halyard.Tests.Events;

public sealed class StripedCountersTests
{
    [Fact]
    public async Task No_increment_of_any_thread_is_lost()
    {
        const int Threads = 4;
        const int Each = 500_000;
        var counters = new StripedCounters(3);

        await Task.WhenAll(Enumerable.Range(0, Threads).Select(_ => Task.Run(Increment, TestContext.Current.CancellationToken)));

        counters.Read(0).ShouldBe(0);
        counters.Read(1).ShouldBe(Threads * Each);
        counters.Read(2).ShouldBe(Threads * Each);

        void Increment()
        {
            for (var i = 0; i < Each; i++)
            {
                counters.Increment(1);
                counters.Increment(2);
            }
        }
    }

    [Fact]
    public void More_counters_than_a_cache_line_holds_stay_apart()
    {
        var counters = new StripedCounters(40);

        for (var i = 0; i < 40; i++)
        {
            counters.Increment(i);
        }

        Enumerable.Range(0, 40).ShouldAllBe(i => counters.Read(i) == 1);
    }
}
