using System.Runtime.InteropServices;

namespace Halyard.Server.Events;

/// <summary>What a payload comes to: how many events of each kind, and how often each variation was served.</summary>
internal sealed class EventTally
{
    private readonly Dictionary<EvaluationKey, long> _evaluations = [];
    private readonly Dictionary<string, long> _events = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<EvaluationKey, long> Evaluations => _evaluations;

    /// <summary>Events by <see cref="EventKinds"/>.</summary>
    public IReadOnlyDictionary<string, long> Events => _events;

    public void AddEvent(string kind, long count = 1) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_events, kind, out _) += count;

    public void AddEvaluations(EvaluationKey key, long count) =>
        CollectionsMarshal.GetValueRefOrAddDefault(_evaluations, key, out _) += count;
}
