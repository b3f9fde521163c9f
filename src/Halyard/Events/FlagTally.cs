using System.Collections.Immutable;
using Halyard.Evaluation.Flags;

namespace Halyard.Events;

/// <summary>Counts the evaluations of one compiled flag, and outlives it until its last count is reported.</summary>
internal sealed class FlagTally
{
    private readonly string _key;
    private readonly long _version;
    private readonly ImmutableArray<FlagValue> _variations;

    // Shared between the evaluating threads. The last counter is that of evaluations without a variation.
    private readonly StripedCounters _counters;
    private readonly FirstValue _default = new();
    private readonly FirstValue _unservedValue = new();
    private readonly KindsSeen _kinds = new();

    // Touched by the collector only.
    private readonly long[] _reported;

    public FlagTally(Flag flag)
    {
        _key = flag.Key;
        _version = flag.Version;
        _variations = flag.Variations;
        _counters = new StripedCounters(_variations.Length + 1);
        _reported = new long[_counters.Length];
    }

    private int Unserved => _variations.Length;

    /// <summary>Counts one evaluation; a variation below 0 says that the default was served.</summary>
    public void Count(int variation, Context context, in FlagValue defaultValue)
    {
        // The number comes last: whoever sees it, sees what belongs to it.
        _default.Offer(defaultValue);
        _kinds.Note(context);
        if (variation < 0)
        {
            _unservedValue.Offer(defaultValue);
            variation = Unserved;
        }

        _counters.Increment(variation);
    }

    /// <summary>Adds what came since the last call. One caller at a time.</summary>
    public void Collect(Dictionary<string, FlagSummary> summaries)
    {
        FlagSummary? summary = null;
        for (var i = 0; i < _reported.Length; i++)
        {
            var total = _counters.Read(i);
            if (total == _reported[i])
            {
                continue;
            }

            summary ??= Open(summaries);
            summary.Add(i == Unserved
                ? new Counter(_version, null, _unservedValue.Look(), total - _reported[i])
                : new Counter(_version, i, _variations[i], total - _reported[i]));
            _reported[i] = total;
        }
    }

    private FlagSummary Open(Dictionary<string, FlagSummary> summaries)
    {
        var defaultValue = _default.Look();
        if (!summaries.TryGetValue(_key, out var summary))
        {
            summaries.Add(_key, summary = new FlagSummary(defaultValue));
        }

        summary.Add(_kinds.Look());
        return summary;
    }
}
