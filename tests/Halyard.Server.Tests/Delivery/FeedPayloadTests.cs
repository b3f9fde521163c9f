using System.Runtime.InteropServices;

using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Targeting;
using Halyard.Evaluation.Wire;
using Halyard.Server.Delivery;

using Shouldly;

namespace Halyard.Server.Tests.Delivery;

public sealed class FeedPayloadTests
{
    private static readonly Flag One = new() { Key = "one", Version = 1 };
    private static readonly Flag Two = new() { Key = "two", Version = 1 };

    [Fact]
    public void Equal_data_gives_equal_bytes_and_an_equal_tag_in_whatever_order_it_came()
    {
        var payload = Payload(One, Two);
        var other = Payload(Two, One);

        other.Body.Span.SequenceEqual(payload.Body.Span).ShouldBeTrue();
        other.Tag.ShouldBe(payload.Tag);
    }

    [Fact]
    public void Other_data_gives_another_tag()
    {
        Payload(One).Tag.ShouldNotBe(Payload(One with { Version = 2 }).Tag);
    }

    [Fact]
    public void The_body_of_a_poll_is_the_memory_of_the_streams_event()
    {
        var payload = Payload(One);

        MemoryMarshal.TryGetArray(payload.Put, out var put).ShouldBeTrue();
        MemoryMarshal.TryGetArray(payload.Body, out var body).ShouldBeTrue();
        body.Array.ShouldBeSameAs(put.Array);
    }

    [Fact]
    public void It_is_made_once_for_each_state()
    {
        var state = new FeedState(0, FlagSnapshot.Create(new DataSet([One], [])));

        state.Payload.ShouldBeSameAs(state.Payload);
    }

    private static FeedPayload Payload(params Flag[] flags) => new(FlagSnapshot.Create(new DataSet([.. flags], [])));
}
