using System.Collections.Immutable;

namespace Halyard.Server.Changes;

/// <summary>Tells everybody in this process of changes that were committed, in the order of their numbers.</summary>
internal sealed class ChangeFeed
{
    private ImmutableList<Action<Change>> _subscribers = [];

    /// <summary>
    /// Calls <paramref name="changed"/> after each commit, until the subscription is disposed. It is called while the next writer waits: it
    /// must only note the change (write to a channel, set a signal) and must not throw.
    /// </summary>
    public IDisposable Subscribe(Action<Change> changed)
    {
        ImmutableInterlocked.Update(ref _subscribers, static (all, added) => all.Add(added), changed);
        return new Subscription(this, changed);
    }

    public void Publish(Change change)
    {
        foreach (var subscriber in _subscribers)
        {
            subscriber(change);
        }
    }

    private sealed class Subscription(ChangeFeed feed, Action<Change> changed) : IDisposable
    {
        public void Dispose() => ImmutableInterlocked.Update(ref feed._subscribers, static (all, removed) => all.Remove(removed), changed);
    }
}
