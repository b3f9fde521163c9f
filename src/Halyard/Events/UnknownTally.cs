namespace Halyard.Events;

/// <summary>Counts the evaluations of a flag that does not exist. Not for several threads at once.</summary>
internal sealed class UnknownTally(FlagValue defaultValue)
{
    private readonly HashSet<string> _contextKinds = new(StringComparer.Ordinal);
    private long _count;

    public void Count(Context context)
    {
        _count++;
        foreach (var individual in context.Contexts)
        {
            _contextKinds.Add(individual.Kind);
        }
    }

    public void Collect(string key, Dictionary<string, FlagSummary> summaries)
    {
        if (!summaries.TryGetValue(key, out var summary))
        {
            summaries.Add(key, summary = new FlagSummary(defaultValue));
        }

        summary.Add(_contextKinds);
        summary.Add(new Counter(null, null, defaultValue, _count));
    }
}
