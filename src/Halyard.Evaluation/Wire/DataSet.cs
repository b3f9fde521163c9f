using System.Collections.Immutable;
using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Segments;

namespace Halyard.Evaluation.Wire;

/// <summary>All flags and segments of one environment: <c>{"flags":{"key":{…}},"segments":{…}}</c>.</summary>
/// <param name="Flags">The flags, tombstones among them.</param>
/// <param name="Segments">The segments, tombstones among them.</param>
public sealed record DataSet(ImmutableArray<Flag> Flags, ImmutableArray<Segment> Segments)
{
    /// <summary>Nothing.</summary>
    public static readonly DataSet Empty = new([], []);

    /// <summary>The flags, tombstones among them.</summary>
    public ImmutableArray<Flag> Flags { get; init => field = value.OrEmpty(); } = Flags.OrEmpty();

    /// <summary>The segments, tombstones among them.</summary>
    public ImmutableArray<Segment> Segments { get; init => field = value.OrEmpty(); } = Segments.OrEmpty();
}
