using System.Text.Json;

using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Segments;
using Halyard.Evaluation.Targeting;
using Halyard.Evaluation.Wire;

namespace Halyard.Server.Delivery;

/// <summary>A flag or a segment as an environment is to deliver it, or its tombstone.</summary>
internal abstract record FeedItem
{
    private FeedItem()
    {
    }

    /// <summary>Where the stream names it: <c>/flags/checkout</c>.</summary>
    public abstract string Path { get; }

    public abstract long Version { get; }

    public abstract bool IsDeleted { get; }

    /// <summary>
    /// When in a group of changes its turn is: a segment comes before flags that start using it and goes after flags that stop, and so does a flag that others
    /// depend on.
    /// </summary>
    public abstract int Turn { get; }

    /// <summary>Whether the snapshot has an older version, or none.</summary>
    public abstract bool IsNewTo(FlagSnapshot snapshot);

    public abstract FlagSnapshot AddTo(FlagSnapshot snapshot);

    public abstract void Write(Utf8JsonWriter writer);

    public sealed record OfFlag(Flag Flag) : FeedItem
    {
        public override string Path => $"/flags/{Flag.Key}";

        public override long Version => Flag.Version;

        public override bool IsDeleted => Flag.Deleted;

        public override int Turn => Flag.Deleted ? 2 : 1;

        public override bool IsNewTo(FlagSnapshot snapshot) => !snapshot.TryGetFlagVersion(Flag.Key, out var known) || known < Flag.Version;

        public override FlagSnapshot AddTo(FlagSnapshot snapshot) => snapshot.With(Flag);

        public override void Write(Utf8JsonWriter writer) => WireJson.WriteFlag(writer, Flag);
    }

    public sealed record OfSegment(Segment Segment) : FeedItem
    {
        public override string Path => $"/segments/{Segment.Key}";

        public override long Version => Segment.Version;

        public override bool IsDeleted => Segment.Deleted;

        public override int Turn => Segment.Deleted ? 3 : 0;

        public override bool IsNewTo(FlagSnapshot snapshot) => !snapshot.TryGetSegmentVersion(Segment.Key, out var known) || known < Segment.Version;

        public override FlagSnapshot AddTo(FlagSnapshot snapshot) => snapshot.With(Segment);

        public override void Write(Utf8JsonWriter writer) => WireJson.WriteSegment(writer, Segment);
    }
}
