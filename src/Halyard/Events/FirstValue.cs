namespace Halyard.Events;

/// <summary>The first value that was offered since the last look. Kept after the look too, for those who come between two.</summary>
internal sealed class FirstValue
{
    private readonly Lock _gate = new();
    private FlagValue _value;
    private bool _taken;

    public void Offer(in FlagValue value)
    {
        if (!Volatile.Read(ref _taken))
        {
            Take(value);
        }
    }

    public FlagValue Look()
    {
        lock (_gate)
        {
            Volatile.Write(ref _taken, false);
            return _value;
        }
    }

    private void Take(in FlagValue value)
    {
        lock (_gate)
        {
            if (!_taken)
            {
                _value = value;
                Volatile.Write(ref _taken, true);
            }
        }
    }
}
