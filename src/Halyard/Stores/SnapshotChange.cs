using Halyard.Evaluation.Targeting;

namespace Halyard.Stores;

/// <summary>
/// Which flags and segments a new snapshot has in another version than the one before, or only one of the two has at all.
/// </summary>
internal sealed record SnapshotChange(FlagSnapshot After, IReadOnlyCollection<string> Flags, IReadOnlyCollection<string> Segments)
{
    public static SnapshotChange OfFlag(FlagSnapshot after, string key) => new(after, [key], []);

    public static SnapshotChange OfSegment(FlagSnapshot after, string key) => new(after, [], [key]);

    public static SnapshotChange Between(FlagSnapshot before, FlagSnapshot after) => new(
        after,
        [
            .. after.Flags.Where(flag => before.FindFlag(flag.Key)?.Version != flag.Version).Select(flag => flag.Key),
            .. before.Flags.Where(flag => after.FindFlag(flag.Key) is null).Select(flag => flag.Key),
        ],
        [
            .. after.Segments.Where(segment => before.FindSegment(segment.Key)?.Version != segment.Version).Select(segment => segment.Key),
            .. before.Segments.Where(segment => after.FindSegment(segment.Key) is null).Select(segment => segment.Key),
        ]);
}
