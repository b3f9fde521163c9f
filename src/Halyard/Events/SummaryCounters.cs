using Halyard.Evaluation.Targeting;

namespace Halyard.Events;

/// <summary>Counts every evaluation exactly, at any rate and from any number of threads.</summary>
/// <remarks>
/// Each compiled flag carries its own counters, so counting looks nothing up. They are never set back and outlive the flag: a thread that
/// still evaluates a replaced flag, or that is overtaken by a collection, is counted in the next one. Counters are let go when the garbage
/// collector took their flag, because then no thread can hold it any more.
/// </remarks>
internal sealed class SummaryCounters(TimeProvider time)
{
    // Shared between threads.
    private long _startDate;

    // Touched under the lock only.
    private readonly Lock _gate = new();
    private readonly List<(WeakReference<CompiledFlag> Flag, FlagTally Tally)> _tallies = [];
    private Dictionary<string, UnknownTally> _unknown = new(StringComparer.Ordinal);

    // Touched by the collector only.
    private long _lastEndDate = time.GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>Counts one evaluation; a variation below 0 says that the default was served.</summary>
    public void Count(CompiledFlag flag, int variation, Context context, in FlagValue defaultValue)
    {
        if (flag.ExcludeFromSummaries)
        {
            return;
        }

        NoteDate();
        (flag.Companion as FlagTally ?? AddTally(flag)).Count(variation, context, defaultValue);

        // Without it the flag might be collected before the number is in, and its counters be let go too early.
        GC.KeepAlive(flag);
    }

    /// <summary>
    /// Counts a flag that was asked for in vain. Rare, and the keys are anybody's: under a lock, and forgotten at every collection.
    /// </summary>
    public void CountUnknown(string flagKey, Context context, in FlagValue defaultValue)
    {
        NoteDate();
        lock (_gate)
        {
            if (!_unknown.TryGetValue(flagKey, out var tally))
            {
                _unknown.Add(flagKey, tally = new UnknownTally(defaultValue));
            }

            tally.Count(context);
        }
    }

    /// <summary>What was counted since the last call, or null if nothing was. One caller at a time.</summary>
    public SummaryEvent? Collect()
    {
        var summaries = new Dictionary<string, FlagSummary>(StringComparer.Ordinal);
        var startDate = Interlocked.Exchange(ref _startDate, 0);
        var unknown = CollectKnown(summaries);
        foreach (var (key, tally) in unknown)
        {
            tally.Collect(key, summaries);
        }

        // A thread that was overtaken by the last collection left no date.
        var start = startDate == 0 ? _lastEndDate : startDate;
        _lastEndDate = Math.Max(start, Now());
        return summaries.Count == 0 ? null : new SummaryEvent(start, _lastEndDate, summaries);
    }

    private void NoteDate()
    {
        if (Volatile.Read(ref _startDate) == 0)
        {
            Interlocked.CompareExchange(ref _startDate, Now(), 0);
        }
    }

    private FlagTally AddTally(CompiledFlag flag)
    {
        lock (_gate)
        {
            if (flag.Companion is FlagTally tally)
            {
                return tally;
            }

            tally = new FlagTally(flag.Definition);
            _tallies.Add((new WeakReference<CompiledFlag>(flag), tally));
            flag.Companion = tally;
            return tally;
        }
    }

    private Dictionary<string, UnknownTally> CollectKnown(Dictionary<string, FlagSummary> summaries)
    {
        lock (_gate)
        {
            _tallies.RemoveAll(entry =>
            {
                // In this order: once the flag is gone the numbers are final.
                var isLast = !entry.Flag.TryGetTarget(out _);
                entry.Tally.Collect(summaries);
                return isLast;
            });

            var unknown = _unknown;
            _unknown = new(StringComparer.Ordinal);
            return unknown;
        }
    }

    private long Now() => time.GetUtcNow().ToUnixTimeMilliseconds();
}
