using System.Diagnostics.Metrics;
using System.IO.Pipelines;
using System.Runtime.InteropServices;
using System.Text;

using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Targeting;
using Halyard.Server.Changes;
using Halyard.Server.Delivery;
using Halyard.Server.Storage;
using Halyard.Server.Tests.Support;

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

using Shouldly;

namespace Halyard.Server.Tests.Delivery;

public sealed class FeedConnectionTests : IDisposable
{
    private const int QueueLength = 2;

    private readonly FakeTimeProvider _time = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly EnvironmentFeed _feed;
    private long _changes;

    public FeedConnectionTests()
    {
        _feed = new EnvironmentFeed(
            new EnvironmentPlace(1, 1, "default", "production", "id"),
            FlagSnapshot.Empty,
            new DeliveryOptions(),
            new DeliveryMetrics(_services.GetRequiredService<IMeterFactory>()),
            _time,
            NullLogger<EnvironmentFeed>.Instance);
    }

    public void Dispose()
    {
        _feed.Dispose();
        _services.Dispose();
    }

    [Fact]
    public void Every_stream_is_handed_the_same_memory()
    {
        var (one, other) = (new HeldPipe(), new HeldPipe());
        Attach(one);
        Attach(other);

        Change("checkout", 1);

        ArraysOf(one).ShouldBe(ArraysOf(other));
        one.Written.Count.ShouldBe(2);
    }

    [Fact]
    public void Everything_that_is_long_goes_in_pieces_of_the_same_memory()
    {
        Change("long", 1, new string('x', 100_000));
        var pipe = new HeldPipe();

        Attach(pipe);

        pipe.Written.Count.ShouldBe(7);
        pipe.Written.ShouldAllBe(static piece => piece.Length <= 16 * 1024);
        ArraysOf(pipe).Distinct().ShouldHaveSingleItem();
        string.Concat(Texts(pipe)).ShouldEndWith("}\n\n");
    }

    [Fact]
    public void Changes_wait_for_a_slow_reader_in_their_order()
    {
        var pipe = new HeldPipe();
        Attach(pipe);
        pipe.IsHolding = true;

        Change("a", 1);
        Change("b", 1);
        Change("c", 1);
        pipe.Written.Count.ShouldBe(2);
        LetGo(pipe, 3);

        Events(pipe).ShouldBe(["put", "patch /flags/a", "patch /flags/b", "patch /flags/c"]);
    }

    [Fact]
    public void A_reader_who_is_too_slow_gets_everything_in_place_of_what_it_missed()
    {
        var pipe = new HeldPipe();
        Attach(pipe);
        pipe.IsHolding = true;

        Change("a", 1);
        Change("b", 1);
        Change("c", 1);
        Change("d", 1);
        Change("e", 1);
        LetGo(pipe, 2);
        Change("f", 1);

        Events(pipe).ShouldBe(["put", "patch /flags/a", "put", "patch /flags/f"]);
        Texts(pipe)[2].ShouldContain("\"e\":{");
    }

    [Fact]
    public void What_comes_while_everything_is_written_is_written_after_it_and_once()
    {
        var pipe = new HeldPipe { IsHolding = true };
        Change("a", 1);
        Attach(pipe);

        Change("a", 2);
        Change("b", 1);
        LetGo(pipe, 3);

        Events(pipe).ShouldBe(["put", "patch /flags/a", "patch /flags/b"]);
    }

    [Fact]
    public void A_receipt_is_complete_when_the_last_reader_has_the_change()
    {
        var slow = new HeldPipe();
        Attach(new HeldPipe());
        Attach(slow);
        slow.IsHolding = true;

        Change("a", 1);
        _time.Advance(TimeSpan.FromSeconds(2));
        var early = _feed.Receipts[0].Elapsed;
        LetGo(slow, 1);

        early.ShouldBeNull();
        _feed.Receipts[0].Elapsed.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void A_receipt_does_not_wait_for_a_reader_who_fell_behind_or_went()
    {
        var (slow, gone) = (new HeldPipe(), new HeldPipe());
        Attach(slow);
        Attach(gone);
        slow.IsHolding = gone.IsHolding = true;

        Change("a", 1);
        Change("b", 1);
        Change("c", 1);
        Change("d", 1);
        gone.Break();
        LetGo(slow, 2);

        _feed.Receipts.ShouldAllBe(static receipt => receipt.Elapsed != null);
    }

    [Fact]
    public void A_reader_who_reads_nothing_from_one_heartbeat_to_the_next_is_cut()
    {
        var pipe = new HeldPipe();
        var connection = Attach(pipe);
        pipe.IsHolding = true;
        Change("a", 1);

        _time.Advance(TimeSpan.FromSeconds(165));
        connection.Completion.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(165));

        connection.Completion.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public void A_reader_who_reads_slowly_is_not_cut()
    {
        Change("long", 1, new string('x', 100_000));
        var pipe = new HeldPipe { IsHolding = true };
        var connection = Attach(pipe);

        for (var i = 0; i < 6; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(165));
            pipe.LetGo();
        }

        connection.Completion.IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public void An_idle_stream_ends_in_good_order_and_gets_nothing_more()
    {
        var pipe = new HeldPipe();
        var connection = Attach(pipe);

        connection.End();
        Change("a", 1);

        connection.Completion.IsCompletedSuccessfully.ShouldBeTrue();
        Events(pipe).ShouldBe(["put"]);
    }

    [Fact]
    public void A_change_allocates_nothing_for_each_stream()
    {
        const int streams = 1_000;
        for (var i = 0; i < streams; i++)
        {
            var pipe = new HeldPipe();
            pipe.Written.Capacity = 16;
            Attach(pipe);
        }

        Change("a", 1);
        var none = AllocatedBy(() => { });
        var many = AllocatedBy(() => Change("a", 2));

        (many - none).ShouldBeLessThan(streams * 8);
    }

    private FeedConnection Attach(HeldPipe pipe)
    {
        var context = new DefaultHttpContext();
        context.Features.Set<IHttpResponseBodyFeature>(new PipeBody(pipe));
        context.Features.Set<IHttpRequestLifetimeFeature>(new Lifetime(pipe));
        var connection = new FeedConnection(context, "sdk-key", _feed, QueueLength);
        _feed.TryAttach(connection).ShouldBeTrue();
        return connection;
    }

    private void Change(string key, int version, string? value = null)
    {
        var flag = new Flag { Key = key, Version = version, Variations = value is null ? [] : [value] };
        var row = new ChangeRow { Number = ++_changes, At = 0, Resource = ResourceKind.Flag, ResourceKey = key };
        _feed.Apply([new FeedChange(new FeedItem.OfFlag(flag), new CommittedChange(row, _time.GetTimestamp()))]);
    }

    private static void LetGo(HeldPipe pipe, int writes)
    {
        for (var i = 0; i < writes; i++)
        {
            pipe.LetGo();
        }

        pipe.IsHolding = false;
    }

    private static long AllocatedBy(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static List<byte[]> ArraysOf(HeldPipe pipe) => pipe.Written.ConvertAll(static memory =>
    {
        MemoryMarshal.TryGetArray(memory, out var segment).ShouldBeTrue();
        return segment.Array!;
    });

    private static List<string> Texts(HeldPipe pipe) => pipe.Written.ConvertAll(static memory => Encoding.UTF8.GetString(memory.Span));

    private static List<string> Events(HeldPipe pipe) => Texts(pipe).ConvertAll(static text =>
    {
        var name = text.Split('\n')[0]["event: ".Length..];
        return name == "put" ? name : $"{name} {text.Split("\"path\":\"")[1].Split('"')[0]}";
    });

    private sealed class PipeBody(PipeWriter writer) : IHttpResponseBodyFeature
    {
        public Stream Stream => Stream.Null;

        public PipeWriter Writer => writer;

        public Task CompleteAsync() => Task.CompletedTask;

        public void DisableBuffering()
        {
        }

        public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;
    }

    private sealed class Lifetime(HeldPipe pipe) : IHttpRequestLifetimeFeature
    {
        public CancellationToken RequestAborted { get; set; }

        public void Abort() => pipe.Break();
    }
}
