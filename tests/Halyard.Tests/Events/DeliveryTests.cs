using Microsoft.Extensions.Logging;
using Shouldly;

namespace Halyard.Tests.Events;

public sealed class DeliveryTests : WireTests
{
    private static readonly TimeSpan ASecond = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_payload_says_what_it_is()
    {
        var (client, _) = await StartAsync(Some.Flag("f1"));

        client.BoolVariation("f1", User);

        var post = await NextPostAsync(client, Service);
        post.Headers["Authorization"].ShouldBe("sdk-1");
        post.Headers["Content-Type"].ShouldBe("application/json");
        post.Headers["X-LaunchDarkly-Event-Schema"].ShouldBe("4");
        post.Headers["User-Agent"].ShouldStartWith("HalyardDotNet/");
        Guid.TryParse(post.PayloadId, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Payloads_go_out_every_five_seconds()
    {
        var (client, _) = await StartAsync(Some.Flag("f1"));

        client.BoolVariation("f1", User);
        Time.Advance(TimeSpan.FromSeconds(5));
        var first = await Service.NextPostAsync(Token);
        client.BoolVariation("f1", User);
        Time.Advance(TimeSpan.FromSeconds(5));
        var second = await Service.NextPostAsync(Token);

        second.PayloadId.ShouldNotBe(first.PayloadId);
        second.Summary.ShouldNotBeNull();
    }

    [Fact]
    public async Task Nothing_is_sent_when_there_is_nothing_to_say()
    {
        var (client, _) = await StartAsync(Some.Flag("f1"));

        (await client.FlushAsync(Patience, Token)).ShouldBeTrue();
        await client.DisposeAsync();

        Service.TakePosts().ShouldBeEmpty();
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(408)]
    [InlineData(400)]
    [InlineData(0)]
    public async Task A_payload_that_fails_is_sent_again_after_a_second_under_the_same_id(int answer)
    {
        var (client, _) = await StartAsync(Some.Flag("f1"));
        Service.AnswerEvents(answer);

        client.BoolVariation("f1", User);
        var flushing = client.FlushAsync(Patience, Token);
        var first = await Service.NextPostAsync(Token);
        await Time.TimerAsync(ASecond, Token);
        Service.TakePosts().ShouldBeEmpty();
        Time.Advance(ASecond);
        var second = await Service.NextPostAsync(Token);

        (await flushing).ShouldBeTrue();
        second.PayloadId.ShouldBe(first.PayloadId);
        second.Summary.ShouldBeJson(first.Summary!.ToJsonString());
    }

    [Fact]
    public async Task A_payload_that_fails_twice_is_lost_and_the_next_one_goes_out()
    {
        var (client, _) = await StartAsync(Some.Flag("f1"));
        Service.AnswerEvents(503, 503, 503, 503);

        (await FailAsync(client)).ShouldBeFalse();
        (await FailAsync(client)).ShouldBeFalse();
        Service.TakePosts().Count.ShouldBe(4);
        client.BoolVariation("f1", User);

        (await client.FlushAsync(Patience, Token)).ShouldBeTrue();
        Service.TakePosts().ShouldHaveSingleItem();
        Log.At(LogLevel.Warning).ShouldHaveSingleItem().Text.ShouldContain("status 503");
        Log.At(LogLevel.Information).ShouldContain(line => line.Id == EventIds.EventsRestored);
    }

    [Fact]
    public async Task A_payload_that_is_too_large_is_dropped_without_a_second_attempt()
    {
        var (client, _) = await StartAsync(Some.Flag("f1"));
        Service.AnswerEvents(413);

        client.BoolVariation("f1", User);
        (await client.FlushAsync(Patience, Token)).ShouldBeFalse();
        client.BoolVariation("f1", User);

        (await client.FlushAsync(Patience, Token)).ShouldBeTrue();
        Service.TakePosts().Count.ShouldBe(2);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_refusal_for_good_ends_the_deliveries(int status)
    {
        var (client, _) = await StartAsync(Some.Flag("f1"));
        Service.AnswerEvents(status);

        client.BoolVariation("f1", User);
        (await client.FlushAsync(Patience, Token)).ShouldBeFalse();
        client.BoolVariation("f1", User);

        (await client.FlushAsync(Patience, Token)).ShouldBeFalse();
        Service.TakePosts().ShouldHaveSingleItem();
        Log.At(LogLevel.Error).ShouldHaveSingleItem().Text.ShouldContain($"status {status}");
    }

    [Fact]
    public async Task A_payload_without_an_answer_is_given_up_after_the_read_time_out()
    {
        var timeout = TimeSpan.FromSeconds(15);
        var (client, _) = await StartAsync(Some.Flag("f1"));
        Service.HoldEvents();

        client.BoolVariation("f1", User);
        client.Flush();
        var first = await Service.NextPostAsync(Token);
        Time.Advance(timeout);
        await Time.TimerAsync(ASecond, Token);
        Time.Advance(ASecond);
        var second = await Service.NextPostAsync(Token);
        Time.Advance(timeout);

        second.PayloadId.ShouldBe(first.PayloadId);
    }

    [Fact]
    public async Task Payloads_may_be_compressed()
    {
        var (client, _) = await StartAsync(options => options.Events.Compress = true, Some.Flag("f1"));

        client.BoolVariation("f1", User);

        var post = await NextPostAsync(client, Service);
        post.Headers["Content-Encoding"].ShouldBe("gzip");
        post.Summary.ShouldNotBeNull();
    }

    [Fact]
    public async Task Events_beyond_the_capacity_are_dropped_and_told_once_but_the_counters_are_exact()
    {
        var (client, _) = await StartAsync(options => options.Events.Capacity = 10, Some.Flag("f1"));

        for (var i = 0; i < 25; i++)
        {
            client.BoolVariation("f1", Context.Create($"u{i}"));
        }

        var post = await NextPostAsync(client, Service);
        post.OfKind("index").Count().ShouldBe(10);
        ((int)post.Summary!["features"]!["f1"]!["counters"]![0]!["count"]!).ShouldBe(25);
        Log.At(LogLevel.Warning).ShouldHaveSingleItem().Text.ShouldContain("Halyard:Events:Capacity");
    }

    [Fact]
    public async Task Disposal_delivers_what_is_queued()
    {
        var (client, stream) = await StartAsync(Some.Flag("f1"));
        client.BoolVariation("f1", User);

        await client.DisposeAsync();

        Service.TakePosts().ShouldHaveSingleItem().Summary.ShouldNotBeNull();
        await stream.Ended.WaitAsync(Patience, TimeProvider.System, Token);
    }

    [Fact]
    public async Task So_does_disposal_without_await()
    {
        var (client, _) = await StartAsync(Some.Flag("f1"));
        client.BoolVariation("f1", User);

        await Task.Run(client.Dispose, Token);

        Service.TakePosts().ShouldHaveSingleItem().Summary.ShouldNotBeNull();
    }

    [Fact]
    public async Task Disposal_does_not_wait_for_ever()
    {
        var (client, _) = await StartAsync(Some.Flag("f1"));
        Service.HoldEvents();
        client.BoolVariation("f1", User);

        var disposing = client.DisposeAsync();
        await Service.NextPostAsync(Token);
        Time.Advance(TimeSpan.FromSeconds(5));
        await disposing;

        Log.At(LogLevel.Warning).ShouldHaveSingleItem().Text.ShouldContain("The last events did not arrive");
    }

    [Fact]
    public async Task Nothing_is_sent_if_nothing_is_to_be()
    {
        var (client, _) = await StartAsync(options => options.Events.Send = false, Some.Flag("f1"));

        client.BoolVariation("f1", User).ShouldBeTrue();

        (await client.FlushAsync(Patience, Token)).ShouldBeTrue();
        await client.DisposeAsync();
        Service.TakePosts().ShouldBeEmpty();
    }

    private async Task<bool> FailAsync(HalyardClient client)
    {
        client.BoolVariation("f1", User);
        var flushing = client.FlushAsync(Patience, Token);
        await Time.TimerAsync(ASecond, Token);
        Time.Advance(ASecond);
        return await flushing;
    }
}
