namespace Halyard.Events;

/// <summary>What was counted of one flag since the last summary.</summary>
internal sealed class FlagSummary(FlagValue defaultValue)
{
    private readonly SortedSet<string> _contextKinds = new(StringComparer.Ordinal);
    private readonly List<Counter> _counters = [];

    public FlagValue Default => defaultValue;

    public IReadOnlyCollection<string> ContextKinds => _contextKinds;

    public IReadOnlyList<Counter> Counters => _counters;

    public void Add(IEnumerable<string> contextKinds) => _contextKinds.UnionWith(contextKinds);

    /// <summary>
    /// Adds to the counter of the same version and variation, if there is one: a flag that is sent anew is counted at a new place.
    /// </summary>
    public void Add(Counter counter)
    {
        var same = _counters.FindIndex(other => other.Version == counter.Version && other.Variation == counter.Variation);
        if (same < 0)
        {
            _counters.Add(counter);
        }
        else
        {
            _counters[same] = _counters[same] with { Count = _counters[same].Count + counter.Count };
        }
    }
}
