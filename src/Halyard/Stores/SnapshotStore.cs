using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Segments;
using Halyard.Evaluation.Targeting;
using Halyard.Evaluation.Wire;

namespace Halyard.Stores;

/// <summary>Holds the newest snapshot of the environment: one reference that readers take once per operation.</summary>
/// <remarks>One writer at a time: the data source's loop.</remarks>
internal sealed class SnapshotStore(FlagTracker tracker)
{
    private readonly TaskCompletionSource _filled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile FlagSnapshot? _current;

    /// <summary>The newest snapshot; null until the first data, and after <see cref="Close"/>.</summary>
    public FlagSnapshot? Current => _current;

    /// <summary>Completes with the first data.</summary>
    public Task Filled => _filled.Task;

    /// <summary>Puts all flags and segments in place of those before, whatever their versions.</summary>
    public void Replace(DataSet data)
    {
        var before = _current;
        var after = FlagSnapshot.Create(data);
        _current = after;
        tracker.Publish(SnapshotChange.Between(before ?? FlagSnapshot.Empty, after));

        // Last: who waited for the first data hears of later changes only.
        _filled.TrySetResult();
    }

    /// <summary>Takes a flag, or the news that it is gone, if it is newer. Before the first data there is nothing to change.</summary>
    public void Apply(Flag flag)
    {
        if (_current is { } before && !(before.TryGetFlagVersion(flag.Key, out var version) && version >= flag.Version))
        {
            _current = before.With(flag);
            tracker.Publish(SnapshotChange.OfFlag(_current, flag.Key));
        }
    }

    /// <summary>Takes a segment, or the news that it is gone, if it is newer. Before the first data there is nothing to change.</summary>
    public void Apply(Segment segment)
    {
        if (_current is { } before && !(before.TryGetSegmentVersion(segment.Key, out var version) && version >= segment.Version))
        {
            _current = before.With(segment);
            tracker.Publish(SnapshotChange.OfSegment(_current, segment.Key));
        }
    }

    /// <summary>Lets go of the data: the client serves defaults from now on.</summary>
    public void Close() => _current = null;
}
