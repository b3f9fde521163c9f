using Halyard.Evaluation.Wire;
using Halyard.TestKit;
using Microsoft.Extensions.Logging;
using Shouldly;

namespace Halyard.Tests.DataSources;

public sealed class StreamingTests : WireTests
{
    private static readonly TimeSpan HalfASecond = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan ASecond = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task The_request_says_who_asks()
    {
        var (client, stream) = await StartAsync(options =>
        {
            options.Application.Id = "web-shop";
            options.Application.Version = "1.4.2";
            options.Wrapper.Name = "w";
            options.Wrapper.Version = "2";
        });

        stream.Request["Authorization"].ShouldBe("sdk-1");
        stream.Request["Accept"].ShouldBe("text/event-stream");
        stream.Request["Cache-Control"].ShouldBe("no-cache");
        stream.Request["User-Agent"].ShouldStartWith("HalyardDotNet/");
        stream.Request["X-LaunchDarkly-Tags"].ShouldBe("application-id/web-shop application-version/1.4.2");
        stream.Request["X-LaunchDarkly-Wrapper"].ShouldBe("w/2");
        client.BoolVariation("f1", User);
        var post = await NextPostAsync(client, Service);
        post.Headers["X-LaunchDarkly-Instance-Id"].ShouldBe(Guid.Parse(stream.Request["X-LaunchDarkly-Instance-Id"]).ToString());
    }

    [Fact]
    public async Task A_tag_that_cannot_be_sent_is_left_out_with_a_warning()
    {
        var (_, stream) = await StartAsync(options => options.Application.Id = "web shop");

        stream.Request.ContainsKey("X-LaunchDarkly-Tags").ShouldBeFalse();
        Log.At(LogLevel.Warning).ShouldHaveSingleItem().Text.ShouldContain("'web shop'");
    }

    [Fact]
    public async Task The_first_put_makes_the_client_ready()
    {
        var client = Connect();
        var stream = await Service.NextStreamAsync(Token);
        client.IsInitialized.ShouldBeFalse();

        await stream.PutAsync(Some.Flag("f1", true));

        (await client.WaitForInitializationAsync(Patience, Token)).ShouldBeTrue();
        client.IsInitialized.ShouldBeTrue();
        client.BoolVariation("f1", User).ShouldBeTrue();
    }

    [Fact]
    public async Task A_patch_counts_only_if_it_is_newer()
    {
        var (client, stream) = await StartAsync(Some.Flag("f1", 5, version: 5));
        var changes = ChangesOf(client);

        await stream.PatchAsync(Some.Flag("f1", 4, version: 4));
        await stream.PatchAsync(Some.Flag("f1", 55, version: 5));
        await stream.PatchAsync(Some.Flag("end"));
        (await changes.ReadAsync(Token)).ShouldBe("end");
        client.IntVariation("f1", User).ShouldBe(5);

        await stream.PatchAsync(Some.Flag("f1", 6, version: 6));
        (await changes.ReadAsync(Token)).ShouldBe("f1");
        client.IntVariation("f1", User).ShouldBe(6);
    }

    [Fact]
    public async Task A_deleted_flag_stays_deleted_until_something_newer_comes()
    {
        var (client, stream) = await StartAsync(Some.Flag("f1", 1, version: 1));
        var changes = ChangesOf(client);

        await stream.DeleteAsync("/flags/f1", 1);
        await stream.DeleteAsync("/flags/f1", 3);
        await stream.PatchAsync(Some.Flag("f1", 2, version: 2));
        await stream.PatchAsync(Some.Flag("end"));
        (await changes.ReadAsync(Token)).ShouldBe("f1");
        (await changes.ReadAsync(Token)).ShouldBe("end");

        client.IntVariationDetail("f1", User).Reason.ErrorKind.ShouldBe(EvaluationErrorKind.FlagNotFound);
    }

    [Fact]
    public async Task Even_an_unknown_flag_can_be_deleted_before_it_comes()
    {
        var (client, stream) = await StartAsync();
        var changes = ChangesOf(client);

        await stream.DeleteAsync("/flags/f1", 3);
        await stream.PatchAsync(Some.Flag("f1", version: 2));
        await stream.PatchAsync(Some.Flag("end"));
        while (await changes.ReadAsync(Token) != "end")
        {
        }

        client.BoolVariation("f1", User).ShouldBeFalse();
    }

    [Fact]
    public async Task A_put_counts_whatever_its_versions_are()
    {
        var (client, stream) = await StartAsync(Some.Flag("f1", 5, version: 5), Some.Flag("f2"));
        var changes = ChangesOf(client);

        await stream.PutAsync(Some.Flag("f1", 4, version: 4));
        string[] changed = [await changes.ReadAsync(Token), await changes.ReadAsync(Token)];

        changed.ShouldBe(["f1", "f2"], ignoreOrder: true);
        client.IntVariation("f1", User).ShouldBe(4);
        client.BoolVariation("f2", User).ShouldBeFalse();
    }

    [Fact]
    public async Task An_event_may_come_in_pieces_and_in_several_lines()
    {
        var client = Connect();
        var stream = await Service.NextStreamAsync(Token);

        await stream.WriteAsync(":hello\n\nevent: weather\ndata: fine\n\nevent: pu");
        await stream.WriteAsync("t\r\ndata: {\"path\":\"/\",\r\ndata:\"data\":{\"flags\":{\"f1\":");
        foreach (var piece in WireJson.ToBytes(Some.Flag("f1", "ä")).Chunk(7))
        {
            await stream.WriteAsync(piece);
        }

        await stream.WriteAsync("}}}\r\n\r\n");

        (await client.WaitForInitializationAsync(Patience, Token)).ShouldBeTrue();
        client.StringVariation("f1", User, "").ShouldBe("ä");
    }

    [Theory]
    [InlineData("event: put\ndata: {\"path\":\n\n")]
    [InlineData("event: patch\ndata: {\"path\":\"/flags/f1\",\"data\":{\"key\":\"f1\",\"version\":\"2\"}}\n\n")]
    [InlineData("event: delete\ndata: {\"path\":\"/flags/f1\"}\n\n")]
    public async Task Malformed_data_drops_the_connection_and_the_next_one_repairs(string malformed)
    {
        var (client, stream) = await StartAsync(Some.Flag("f1", 1));

        await stream.WriteAsync(malformed);
        await stream.Ended.WaitAsync(Patience, TimeProvider.System, Token);
        client.IntVariation("f1", User).ShouldBe(1);
        Time.Advance(await Time.TimerAsync(HalfASecond, ASecond, Token));

        var next = await Service.NextStreamAsync(Token);
        var changes = ChangesOf(client);
        await next.PutAsync(Some.Flag("f1", 2, version: 2));
        await changes.ReadAsync(Token);
        client.IntVariation("f1", User).ShouldBe(2);
        Log.At(LogLevel.Warning).ShouldHaveSingleItem().Text.ShouldContain("broke");
    }

    [Fact]
    public async Task Invalid_utf_8_drops_the_connection()
    {
        var (client, stream) = await StartAsync(Some.Flag("f1", 1));

        await stream.WriteAsync("event: patch\ndata: {\"path\":\"/flags/f1\",\"data\":{\"key\":\"f1\",\"version\":2,\"salt\":");
        await stream.WriteAsync([(byte)'"', 0xFF, (byte)'"', .. "}}\n\n"u8]);

        await stream.Ended.WaitAsync(Patience, TimeProvider.System, Token);
        client.IntVariation("f1", User).ShouldBe(1);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_refusal_for_good_ends_the_attempts(int status)
    {
        Service.RefuseStreams(status);

        var client = Connect();

        (await client.WaitForInitializationAsync(Patience, Token)).ShouldBeFalse();
        Log.At(LogLevel.Error).ShouldHaveSingleItem().Text.ShouldContain($"status {status}");
        Log.Lines.ShouldNotContain(line => line.Text.Contains("sdk-1"));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(408)]
    [InlineData(429)]
    [InlineData(503)]
    [InlineData(204)]
    [InlineData(302)]
    public async Task Any_other_answer_is_tried_again_later_and_later(int status)
    {
        Service.RefuseStreams(status, status, status);
        var client = Connect();

        for (var attempt = 0; attempt < 3; attempt++)
        {
            (await Service.NextRefusalAsync(Token)).ShouldBe(status);
            var longest = ASecond * (1 << attempt);
            Time.Advance(await Time.TimerAsync(longest / 2, longest, Token));
        }

        await (await Service.NextStreamAsync(Token)).PutAsync();
        (await client.WaitForInitializationAsync(Patience, Token)).ShouldBeTrue();
        Log.At(LogLevel.Warning).ShouldHaveSingleItem();
        Log.At(LogLevel.Information).ShouldHaveSingleItem().Text.ShouldContain("works again");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_that_ends_is_made_anew(bool inGoodOrder)
    {
        var (_, stream) = await StartAsync();

        if (inGoodOrder)
        {
            stream.End();
        }
        else
        {
            stream.Break();
        }

        Time.Advance(await Time.TimerAsync(HalfASecond, ASecond, Token));
        await Service.NextStreamAsync(Token);
    }

    [Fact]
    public async Task After_a_healthy_minute_the_delay_begins_small_again()
    {
        Service.RefuseStreams(503, 503, 503, 503);
        var client = Connect();
        for (var attempt = 0; attempt < 4; attempt++)
        {
            Time.Advance(await Time.TimerAsync(HalfASecond * (1 << attempt), ASecond * (1 << attempt), Token));
        }

        var stream = await Service.NextStreamAsync(Token);
        await stream.PutAsync();
        await client.WaitForInitializationAsync(Patience, Token);
        Time.Advance(TimeSpan.FromSeconds(60));
        stream.End();

        await Time.TimerAsync(HalfASecond, ASecond, Token);
    }

    [Fact]
    public async Task Five_minutes_without_a_byte_break_the_stream()
    {
        var silence = TimeSpan.FromMinutes(5);
        var (_, stream) = await StartAsync();
        await Time.TimerAsync(silence, Token);

        Time.Advance(silence);

        await stream.Ended.WaitAsync(Patience, TimeProvider.System, Token);
        Time.Advance(await Time.TimerAsync(HalfASecond, ASecond, Token));
        await Service.NextStreamAsync(Token);
    }

    [Fact]
    public async Task A_comment_is_enough_to_keep_the_stream()
    {
        var silence = TimeSpan.FromMinutes(5);
        var (client, stream) = await StartAsync();
        var changes = ChangesOf(client);

        Time.Advance(silence - ASecond);
        await stream.WriteAsync(":\n");
        await Time.TimerSetNowAsync(silence, Token);
        Time.Advance(silence - ASecond);

        await stream.PatchAsync(Some.Flag("end"));
        (await changes.ReadAsync(Token)).ShouldBe("end");
    }

    [Fact]
    public async Task The_last_event_id_is_repeated_to_the_service()
    {
        var (_, stream) = await StartAsync();
        await stream.WriteAsync("id: 17\nevent: weather\ndata: fine\n\n");
        stream.End();

        Time.Advance(await Time.TimerAsync(HalfASecond, ASecond, Token));

        (await Service.NextStreamAsync(Token)).Request["Last-Event-ID"].ShouldBe("17");
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_tried_again()
    {
        var client = Connect(options => options.ServiceEndpoints.Streaming = new Uri($"http://127.0.0.1:{FreePort.Find()}"));

        for (var attempt = 0; attempt < 3; attempt++)
        {
            Time.Advance(await Time.TimerAsync(HalfASecond * (1 << attempt), ASecond * (1 << attempt), Token));
        }

        client.IsInitialized.ShouldBeFalse();
        client.BoolVariationDetail("f1", User, true).ShouldBe(new(true, null, EvaluationReason.Error(EvaluationErrorKind.ClientNotReady)));
    }

    [Fact]
    public async Task A_patch_before_the_first_put_changes_nothing()
    {
        var client = Connect();
        var stream = await Service.NextStreamAsync(Token);

        await stream.PatchAsync(Some.Flag("f1", version: 9));
        await stream.PutAsync();

        (await client.WaitForInitializationAsync(Patience, Token)).ShouldBeTrue();
        client.BoolVariation("f1", User).ShouldBeFalse();
    }
}
