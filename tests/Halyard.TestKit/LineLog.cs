using System.Runtime.CompilerServices;

namespace Halyard.TestKit;

/// <summary>Lines that arrive over time. Every reader sees all of them from the first on, so none can be missed by coming late.</summary>
internal sealed class LineLog
{
    private readonly Lock _lock = new();
    private readonly List<string> _lines = [];
    private TaskCompletionSource _change = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _completed;

    /// <summary>All lines so far, each ended by a newline.</summary>
    public string Text
    {
        get
        {
            lock (_lock)
            {
                return string.Concat(_lines.Select(line => line + "\n"));
            }
        }
    }

    public void Add(string line)
    {
        lock (_lock)
        {
            _lines.Add(line);
            Announce();
        }
    }

    /// <summary>Says that no more lines come: readers end.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            _completed = true;
            Announce();
        }
    }

    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var next = 0; ;)
        {
            string? line = null;
            Task change;
            lock (_lock)
            {
                change = _change.Task;
                if (next < _lines.Count)
                {
                    line = _lines[next++];
                }
                else if (_completed)
                {
                    yield break;
                }
            }

            if (line is not null)
            {
                yield return line;
            }
            else
            {
                await change.WaitAsync(cancellationToken);
            }
        }
    }

    private void Announce()
    {
        var change = _change;
        _change = new(TaskCreationOptions.RunContinuationsAsynchronously);
        change.SetResult();
    }
}
