using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Segments;
using Halyard.Evaluation.Wire;

namespace Halyard.Evaluation.Targeting;

/// <summary>
/// All flags and segments of one environment at one moment. Immutable: a change makes a new snapshot that shares what did not change.
/// </summary>
public sealed class FlagSnapshot
{
    /// <summary>A snapshot without flags and segments.</summary>
    public static readonly FlagSnapshot Empty = new([], []);

    // Tombstones are among them, because their versions count.
    private readonly Dictionary<string, CompiledFlag> _flags;
    private readonly Dictionary<string, CompiledSegment> _segments;

    private FlagSnapshot(Dictionary<string, CompiledFlag> flags, Dictionary<string, CompiledSegment> segments)
    {
        _flags = flags;
        _segments = segments;
    }

    /// <summary>The flags, without those that are deleted, in no particular order.</summary>
    public IEnumerable<CompiledFlag> Flags => _flags.Values.Where(static flag => !flag.Definition.Deleted);

    /// <summary>The segments, without those that are deleted, in no particular order.</summary>
    public IEnumerable<CompiledSegment> Segments => _segments.Values.Where(static segment => !segment.Definition.Deleted);

    /// <summary>Compiles a whole set of data. The last of several items with one key wins.</summary>
    /// <param name="data">Flags and segments, tombstones among them.</param>
    /// <returns>The snapshot.</returns>
    public static FlagSnapshot Create(DataSet data)
    {
        ArgumentNullException.ThrowIfNull(data);
        var references = new ReferencePool();
        var flags = new Dictionary<string, CompiledFlag>(data.Flags.Length, StringComparer.Ordinal);
        foreach (var flag in data.Flags)
        {
            flags[flag.Key] = new(flag, references);
        }

        var segments = new Dictionary<string, CompiledSegment>(data.Segments.Length, StringComparer.Ordinal);
        foreach (var segment in data.Segments)
        {
            segments[segment.Key] = new(segment, references);
        }

        return new(flags, segments);
    }

    /// <summary>The flag with a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The flag; null when there is none or it is deleted.</returns>
    public CompiledFlag? FindFlag(string key) => _flags.TryGetValue(key, out var flag) && !flag.Definition.Deleted ? flag : null;

    /// <summary>The segment with a key.</summary>
    /// <param name="key">The key.</param>
    /// <returns>The segment; null when there is none or it is deleted.</returns>
    public CompiledSegment? FindSegment(string key) =>
        _segments.TryGetValue(key, out var segment) && !segment.Definition.Deleted ? segment : null;

    /// <summary>The version of a flag, deleted or not.</summary>
    /// <param name="key">The flag's key.</param>
    /// <param name="version">The version, or 0.</param>
    /// <returns>False when the flag was never here.</returns>
    public bool TryGetFlagVersion(string key, out long version)
    {
        var found = _flags.TryGetValue(key, out var flag);
        version = flag?.Version ?? 0;
        return found;
    }

    /// <summary>The version of a segment, deleted or not.</summary>
    /// <param name="key">The segment's key.</param>
    /// <param name="version">The version, or 0.</param>
    /// <returns>False when the segment was never here.</returns>
    public bool TryGetSegmentVersion(string key, out long version)
    {
        var found = _segments.TryGetValue(key, out var segment);
        version = segment?.Version ?? 0;
        return found;
    }

    /// <summary>The same with a flag added or replaced, whatever its version.</summary>
    /// <param name="flag">A flag or a tombstone.</param>
    /// <returns>A new snapshot.</returns>
    public FlagSnapshot With(Flag flag)
    {
        ArgumentNullException.ThrowIfNull(flag);
        var flags = new Dictionary<string, CompiledFlag>(_flags, StringComparer.Ordinal) { [flag.Key] = new(flag) };
        return new(flags, _segments);
    }

    /// <summary>The same with a segment added or replaced, whatever its version.</summary>
    /// <param name="segment">A segment or a tombstone.</param>
    /// <returns>A new snapshot.</returns>
    public FlagSnapshot With(Segment segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        var segments = new Dictionary<string, CompiledSegment>(_segments, StringComparer.Ordinal) { [segment.Key] = new(segment) };
        return new(_flags, segments);
    }
}
