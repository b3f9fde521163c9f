namespace Halyard.Client;

/// <summary>Watches the value of one flag for one context.</summary>
internal sealed class FlagValueListener : IDisposable
{
    private readonly FlagTracker _tracker;
    private readonly string _key;
    private readonly Func<FlagValue> _read;
    private readonly Action<FlagValueChangeEvent> _listener;
    private readonly Lock _gate = new();
    private FlagValue _value;

    public FlagValueListener(FlagTracker tracker, string key, Func<FlagValue> read, Action<FlagValueChangeEvent> listener)
    {
        _tracker = tracker;
        _key = key;
        _read = read;
        _listener = listener;

        // Under the lock and in this order: a change that comes meanwhile waits, and is compared with the value before it.
        lock (_gate)
        {
            tracker.FlagChanged += OnChanged;
            _value = read();
        }
    }

    public void Dispose() => _tracker.FlagChanged -= OnChanged;

    private void OnChanged(object? sender, FlagChangeEvent change)
    {
        if (change.Key != _key)
        {
            return;
        }

        FlagValue before;
        var now = _read();
        lock (_gate)
        {
            (before, _value) = (_value, now);
        }

        if (before != now)
        {
            _listener(new FlagValueChangeEvent(_key, before, now));
        }
    }
}
