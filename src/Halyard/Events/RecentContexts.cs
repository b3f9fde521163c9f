using System.Collections.Concurrent;

namespace Halyard.Events;

/// <summary>The contexts that were described lately, by their fully qualified keys. Asking for one that is known takes no lock.</summary>
/// <remarks>
/// When it is full, one that was not asked for lately makes room: the hand of a clock goes round, takes the mark off those that were, and
/// stops at the first without. That is the least recently used one or nearly so, at the cost of one flag for every question.
/// </remarks>
internal sealed class RecentContexts : IDisposable
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(concurrencyLevel: 1, capacity: 31, StringComparer.Ordinal);
    private readonly int _capacity;
    private readonly ITimer _clearing;

    // Touched under the lock only.
    private readonly Lock _gate = new();
    private readonly List<Entry> _clock = [];
    private int _hand;

    public RecentContexts(int capacity, TimeSpan lifetime, TimeProvider time)
    {
        _capacity = capacity;
        _clearing = time.CreateTimer(static self => ((RecentContexts)self!).Clear(), this, lifetime, lifetime);
    }

    /// <summary>Remembers a context, and tells whether it was new. Of several threads that ask at once, one is told so.</summary>
    public bool Add(string key)
    {
        if (!_entries.TryGetValue(key, out var entry))
        {
            return AddNew(key);
        }

        if (!entry.Used)
        {
            entry.Used = true;
        }

        return false;
    }

    public void Dispose() => _clearing.Dispose();

    private bool AddNew(string key)
    {
        lock (_gate)
        {
            var entry = new Entry(key);
            if (!_entries.TryAdd(key, entry))
            {
                return false;
            }

            if (_clock.Count < _capacity)
            {
                _clock.Add(entry);
            }
            else
            {
                _entries.TryRemove(NextUnused().Key, out _);
                _clock[_hand] = entry;
                _hand = (_hand + 1) % _capacity;
            }

            return true;
        }
    }

    private Entry NextUnused()
    {
        while (_clock[_hand].Used)
        {
            _clock[_hand].Used = false;
            _hand = (_hand + 1) % _capacity;
        }

        return _clock[_hand];
    }

    private void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
            _clock.Clear();
            _hand = 0;
        }
    }

    private sealed class Entry(string key)
    {
        public readonly string Key = key;
        public volatile bool Used;
    }
}
