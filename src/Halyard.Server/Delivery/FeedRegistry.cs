using System.Collections.Frozen;

using Halyard.Evaluation.Targeting;
using Halyard.Server.Storage;

using Microsoft.Extensions.Options;

namespace Halyard.Server.Delivery;

/// <summary>The feeds of all environments. It answers from memory: a database that is down stops changes, not delivery.</summary>
internal sealed class FeedRegistry(
    IOptions<DeliveryOptions> options, DeliveryMetrics metrics, TimeProvider time, ILogger<EnvironmentFeed> logger)
{
    private volatile FrozenDictionary<long, EnvironmentFeed> _feeds = FrozenDictionary<long, EnvironmentFeed>.Empty;
    private volatile TaskCompletionSource _pass = NewPass();
    private volatile bool _isReady;
    private volatile bool _isClosed;
    private long _syncedAt;

    /// <summary>Whether there is anything to deliver yet.</summary>
    public bool IsReady => _isReady;

    /// <summary>How long ago what is delivered was known to be what the database holds; null before the first time.</summary>
    public TimeSpan? Age => _isReady ? time.GetElapsedTime(Interlocked.Read(ref _syncedAt)) : null;

    /// <summary>The feeds, one for each environment: its open streams, and what became of its newest changes.</summary>
    public IReadOnlyCollection<EnvironmentFeed> Feeds => _feeds.Values;

    public EnvironmentFeed? Find(string project, string environment) =>
        Feeds.FirstOrDefault(feed => feed.Environment.Project == project && feed.Environment.Key == environment);

    /// <summary>The feed of an environment. One that was made a moment ago is waited for: its keys are known before its feed is.</summary>
    public async ValueTask<EnvironmentFeed?> FindAsync(long environmentId, CancellationToken cancellationToken)
    {
        var feed = Find(environmentId);

        // The pass that is under way may have begun before the environment was made; the one after it has not.
        for (var passes = 0; feed is null && _isReady && passes < 2; passes++)
        {
            await PassAsync().WaitAsync(cancellationToken);
            feed = Find(environmentId);
        }

        return feed;
    }

    /// <summary>Ends when the database has been asked the next time, with or without an answer.</summary>
    internal Task PassAsync() => _pass.Task;

    /// <summary>Begins to serve environments and stops serving those that are not among them.</summary>
    internal async Task SetAsync(IReadOnlyList<EnvironmentPlace> environments, Func<EnvironmentPlace, Task<FlagSnapshot>> load)
    {
        var feeds = new Dictionary<long, EnvironmentFeed>();
        foreach (var environment in environments)
        {
            feeds[environment.Id] = Find(environment.Id) ?? Create(environment, await load(environment));
        }

        var gone = _feeds.Values.Where(feed => !feeds.ContainsKey(feed.Environment.Id)).ToList();
        _feeds = feeds.ToFrozenDictionary();
        gone.ForEach(static feed => feed.Dispose());
        if (_isClosed)
        {
            Close();
        }
    }

    /// <summary>Notes that everything committed until a moment is delivered.</summary>
    internal void Synced(long timestamp)
    {
        Interlocked.Exchange(ref _syncedAt, timestamp);
        _isReady = true;
    }

    /// <summary>Notes that the database has been asked.</summary>
    internal void Passed()
    {
        var pass = _pass;
        _pass = NewPass();
        pass.SetResult();
    }

    /// <summary>Ends all streams for good: the server stops.</summary>
    internal void Close()
    {
        _isClosed = true;
        foreach (var feed in Feeds)
        {
            feed.Dispose();
        }
    }

    private EnvironmentFeed? Find(long environmentId) => _feeds.GetValueOrDefault(environmentId);

    private EnvironmentFeed Create(EnvironmentPlace environment, FlagSnapshot snapshot) =>
        new(environment, snapshot, options.Value, metrics, time, logger);

    private static TaskCompletionSource NewPass() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
