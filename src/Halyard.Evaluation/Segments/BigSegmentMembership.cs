namespace Halyard.Evaluation.Segments;

/// <summary>Which big segments one context is in, and how far that can be trusted. Immutable.</summary>
public sealed class BigSegmentMembership
{
    private readonly Dictionary<string, bool> _segments = new(StringComparer.Ordinal);

    /// <summary>A membership of nothing.</summary>
    /// <param name="status">How the look-up went.</param>
    public BigSegmentMembership(BigSegmentsStatus status)
        : this(status, [], [])
    {
    }

    /// <summary>A membership as a store holds it.</summary>
    /// <param name="status">How the look-up went.</param>
    /// <param name="included">References (<c>key.g1</c>) of segments that include the context; they beat the excluded.</param>
    /// <param name="excluded">References of segments that exclude the context.</param>
    public BigSegmentMembership(BigSegmentsStatus status, IEnumerable<string> included, IEnumerable<string> excluded)
    {
        ArgumentNullException.ThrowIfNull(included);
        ArgumentNullException.ThrowIfNull(excluded);
        Status = status;
        foreach (var reference in excluded)
        {
            _segments[reference] = false;
        }

        foreach (var reference in included)
        {
            _segments[reference] = true;
        }
    }

    /// <summary>How the look-up went.</summary>
    public BigSegmentsStatus Status { get; }

    /// <summary>Whether a segment includes the context.</summary>
    /// <param name="segmentReference">The segment's key, <c>.g</c> and its generation.</param>
    /// <returns>True if included, false if excluded, null if the segment's rules decide.</returns>
    public bool? Find(string segmentReference) => _segments.TryGetValue(segmentReference, out var included) ? included : null;
}
