using System.Threading.Channels;
using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Segments;
using Halyard.Evaluation.Wire;
using Microsoft.Extensions.Logging;
using Shouldly;

namespace Halyard.Tests.Client;

public sealed class FlagTrackerTests : WireTests
{
    [Fact]
    public async Task A_change_concerns_the_flags_that_depend_on_it_however_indirectly()
    {
        var (client, stream) = await StartAsync(
            null,
            new DataSet(
                [
                    Some.Flag("base"),
                    FlagBuilder.Boolean("middle").On().Prerequisite("base", 0).Build(),
                    FlagBuilder.Boolean("top").On().Prerequisite("middle", 0).Build(),
                    FlagBuilder.Boolean("in-segment").On().Rule(rule => rule.WhenInSegment("outer").Serve(false)).Build(),
                    Some.Flag("other"),
                ],
                [
                    SegmentBuilder.Of("inner").Build(),
                    SegmentBuilder.Of("outer").Rule(rule => rule.When(Clause.InSegment("inner"))).Build(),
                ]));
        var changes = ChangesOf(client);

        await stream.PatchAsync(Some.Flag("base", version: 2));
        string[] first = [await changes.ReadAsync(Token), await changes.ReadAsync(Token), await changes.ReadAsync(Token)];
        await stream.PatchAsync(SegmentBuilder.Of("inner").Version(2).Include("u1").Build());
        var second = await changes.ReadAsync(Token);
        await stream.PatchAsync(Some.Flag("end"));

        first.ShouldBe(["base", "middle", "top"], ignoreOrder: true);
        second.ShouldBe("in-segment");
        (await changes.ReadAsync(Token)).ShouldBe("end");
    }

    [Fact]
    public async Task A_put_announces_what_it_brought_changed_and_took()
    {
        var (client, stream) = await StartAsync(Some.Flag("same"), Some.Flag("changed"), Some.Flag("gone"));
        var changes = ChangesOf(client);

        await stream.PutAsync(Some.Flag("same"), Some.Flag("changed", version: 2), Some.Flag("new"));
        string[] announced = [await changes.ReadAsync(Token), await changes.ReadAsync(Token), await changes.ReadAsync(Token)];
        await stream.PatchAsync(Some.Flag("end"));

        announced.ShouldBe(["changed", "gone", "new"], ignoreOrder: true);
        (await changes.ReadAsync(Token)).ShouldBe("end");
    }

    [Fact]
    public async Task A_value_listener_hears_of_every_new_value_and_of_nothing_else()
    {
        var (client, stream) = await StartAsync(
            FlagBuilder.Of("f1", "a", "b").On().Rule(rule => rule.WhenInSegment("s1").Serve("b")).Build());
        var values = Channel.CreateUnbounded<FlagValueChangeEvent>();
        client.FlagTracker.AddFlagValueChangeListener("f1", User, change => values.Writer.TryWrite(change), "none");
        client.FlagTracker.AddFlagValueChangeListener("f2", User, change => values.Writer.TryWrite(change), "none");

        await stream.PatchAsync(SegmentBuilder.Of("s1").Version(1).Build());
        await stream.PatchAsync(SegmentBuilder.Of("s1").Version(2).Include("u1").Build());
        (await values.Reader.ReadAsync(Token)).ShouldBe(new("f1", "a", "b"));
        await stream.PatchAsync(Some.Flag("f2", "x"));
        (await values.Reader.ReadAsync(Token)).ShouldBe(new("f2", "none", "x"));
        await stream.DeleteAsync("/flags/f1", 9);
        (await values.Reader.ReadAsync(Token)).ShouldBe(new("f1", "b", "none"));
        (await client.FlushAsync(Patience, Token)).ShouldBeTrue();
        Service.TakePosts().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_listener_that_is_disposed_hears_no_more()
    {
        var (client, stream) = await StartAsync(Some.Flag("f1", 1));
        var heard = 0;
        var changes = ChangesOf(client);

        var listener = client.FlagTracker.AddFlagValueChangeListener("f1", User, _ => heard++);
        listener.Dispose();
        await stream.PatchAsync(Some.Flag("f1", 2, version: 2));
        await stream.PatchAsync(Some.Flag("end"));
        await changes.ReadAsync(Token);
        await changes.ReadAsync(Token);

        heard.ShouldBe(0);
    }

    [Fact]
    public async Task A_listener_that_throws_is_logged_and_does_not_harm_the_others()
    {
        var (client, stream) = await StartAsync();
        client.FlagTracker.FlagChanged += (_, _) => throw new InvalidOperationException("no");
        var changes = ChangesOf(client);

        await stream.PatchAsync(Some.Flag("f1"));

        (await changes.ReadAsync(Token)).ShouldBe("f1");
        Log.At(LogLevel.Error).ShouldHaveSingleItem().Text.ShouldBe("A listener failed on a change of flag 'f1'.");
    }

    [Fact]
    public async Task A_listener_that_does_not_return_delays_neither_flags_nor_disposal()
    {
        var (client, stream) = await StartAsync(Some.Flag("f1", 1));
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var release = new ManualResetEventSlim();
        client.FlagTracker.FlagChanged += (_, _) =>
        {
            called.TrySetResult();
            release.Wait(Token);
        };

        await stream.PatchAsync(Some.Flag("f1", 2, version: 2));
        await called.Task.WaitAsync(Patience, TimeProvider.System, Token);
        client.IntVariation("f1", User).ShouldBe(2);

        var disposing = client.DisposeAsync();
        await Time.TimerAsync(TimeSpan.FromSeconds(1), Token);
        Time.Advance(TimeSpan.FromSeconds(1));
        await disposing;
        release.Set();
    }
}
