namespace Halyard.Events;

/// <summary>Which kinds of context a flag was evaluated for since the last look.</summary>
internal sealed class KindsSeen
{
    // Kinds are few and made by developers. Should somebody make them of data, the list is begun anew.
    private const int RememberedAtMost = 64;

    private readonly Lock _gate = new();
    private volatile Mark[] _marks = [];
    private IReadOnlyList<string> _last = [];

    public void Note(Context context)
    {
        if (context.IsMulti)
        {
            for (var i = 0; i < context.IndividualContextCount; i++)
            {
                Note(context.Contexts[i].Kind);
            }
        }
        else
        {
            Note(context.Kind);
        }
    }

    /// <summary>
    /// The kinds noted since the last look. Those of the last look when there are none: an evaluation may be counted a moment after its
    /// kind was noted.
    /// </summary>
    public IReadOnlyList<string> Look()
    {
        lock (_gate)
        {
            var seen = new List<string>();
            foreach (var mark in _marks)
            {
                if (Interlocked.Exchange(ref mark.Seen, false))
                {
                    seen.Add(mark.Kind);
                }
            }

            if (_marks.Length > RememberedAtMost)
            {
                _marks = [];
            }

            return seen.Count == 0 ? _last : _last = seen;
        }
    }

    private void Note(string kind)
    {
        foreach (var mark in _marks)
        {
            if (mark.Kind == kind)
            {
                if (!Volatile.Read(ref mark.Seen))
                {
                    Volatile.Write(ref mark.Seen, true);
                }

                return;
            }
        }

        Add(kind);
    }

    private void Add(string kind)
    {
        lock (_gate)
        {
            if (Array.Find(_marks, mark => mark.Kind == kind) is { } known)
            {
                Volatile.Write(ref known.Seen, true);
            }
            else
            {
                _marks = [.. _marks, new Mark(kind) { Seen = true }];
            }
        }
    }

    private sealed class Mark(string kind)
    {
        public readonly string Kind = kind;
        public bool Seen;
    }
}
