using System.Runtime.CompilerServices;
using Halyard.Evaluation.Targeting;
using Halyard.Events;
using Microsoft.Extensions.Time.Testing;
using Shouldly;

namespace Halyard.Tests.Events;

public sealed class SummaryCountersTests
{
    private readonly SummaryCounters _counters = new(new FakeTimeProvider());

    [Fact]
    public void A_flag_that_is_gone_is_reported_once_more_and_then_let_go()
    {
        var tally = CountOnce();
        Collect();

        _counters.Collect().ShouldNotBeNull().Flags["f1"].Counters.ShouldHaveSingleItem().Count.ShouldBe(1);

        Collect();
        tally.IsAlive.ShouldBeFalse();
        _counters.Collect().ShouldBeNull();
    }

    [Fact]
    public void A_thread_that_still_has_a_replaced_flag_is_counted()
    {
        var flag = new CompiledFlag(Some.Flag("f1"));
        _counters.Count(flag, 0, Context.Create("u1"), FlagValue.False);
        _counters.Collect();
        Collect();

        _counters.Count(flag, 0, Context.Create("u1"), FlagValue.False);

        _counters.Collect().ShouldNotBeNull().Flags["f1"].Counters.ShouldHaveSingleItem().Count.ShouldBe(1);
    }

    // Apart, so that nothing on the stack keeps the flag.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference CountOnce()
    {
        var flag = new CompiledFlag(Some.Flag("f1"));
        _counters.Count(flag, 0, Context.Create("u1"), FlagValue.False);
        return new WeakReference(flag.Companion);
    }

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
