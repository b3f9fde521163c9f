using Halyard.DataSources;
using Microsoft.Extensions.Time.Testing;
using Shouldly;

namespace Halyard.Tests.DataSources;

public sealed class RetryDelayTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void The_delay_doubles_after_every_failure_up_to_30_seconds()
    {
        var delay = Make(random: 0);

        Take(delay, 7).ShouldBe([1, 2, 4, 8, 16, 30, 30]);
    }

    [Fact]
    public void Up_to_a_half_is_taken_off_at_random()
    {
        var delay = Make(random: 0.5);

        Take(delay, 3).ShouldBe([0.75, 1.5, 3]);
    }

    [Fact]
    public void A_minute_of_health_wipes_out_the_failures()
    {
        var delay = Make(random: 0);
        Take(delay, 3);

        delay.MarkHealthy();
        _time.Advance(TimeSpan.FromSeconds(60));

        Take(delay, 2).ShouldBe([1, 2]);
    }

    [Fact]
    public void Less_than_a_minute_of_health_does_not()
    {
        var delay = Make(random: 0);
        Take(delay, 3);

        delay.MarkHealthy();
        _time.Advance(TimeSpan.FromSeconds(59));

        Take(delay, 1).ShouldBe([8]);
    }

    [Fact]
    public void Health_counts_from_its_first_sign()
    {
        var delay = Make(random: 0);
        Take(delay, 3);

        delay.MarkHealthy();
        _time.Advance(TimeSpan.FromSeconds(59));
        delay.MarkHealthy();
        _time.Advance(TimeSpan.FromSeconds(1));

        Take(delay, 1).ShouldBe([1]);
    }

    [Fact]
    public void A_thousand_failures_later_it_is_still_30_seconds()
    {
        Take(Make(random: 0), 1000)[^1].ShouldBe(30);
    }

    private RetryDelay Make(double random) => new(TimeSpan.FromSeconds(1), _time, new FixedRandom(random));

    private static double[] Take(RetryDelay delay, int count) => [.. Enumerable.Range(0, count).Select(_ => delay.Next().TotalSeconds)];

    private sealed class FixedRandom(double value) : Random
    {
        public override double NextDouble() => value;
    }
}
