namespace Halyard;

/// <summary>What a client reports about its evaluations. The counters of evaluations are exact, whatever is set here.</summary>
public sealed class EventOptions
{
    /// <summary>Whether anything is reported at all. Default true.</summary>
    public bool Send { get; set; } = true;

    /// <summary>
    /// How many single events wait for the next delivery at most; what comes on top is dropped and counted. 1 to 1,000,000; default 10,000.
    /// </summary>
    public int Capacity { get; set; } = 10_000;

    /// <summary>The time between two deliveries. 100 ms to 1 hour; default 5 s.</summary>
    public TimeSpan FlushInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How many recently seen contexts are remembered, so that each is described once only. 1 to 1,000,000; default 1,000.
    /// </summary>
    public int ContextKeysCapacity { get; set; } = 1_000;

    /// <summary>When the remembered contexts are forgotten, so that each is described anew. 1 s to 1 day; default 5 minutes.</summary>
    public TimeSpan ContextKeysFlushInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Whether events tell nothing of a context but its kind, its key and whether it is anonymous. Default false.</summary>
    public bool AllAttributesPrivate { get; set; }

    /// <summary>
    /// The attributes that are never sent, by name or by a path such as <c>/address/street</c>, on top of those that a context itself keeps
    /// private. Default: none.
    /// </summary>
    public IList<string> PrivateAttributes { get; set; } = [];

    /// <summary>Whether anonymous contexts are not described at all. Default false.</summary>
    public bool OmitAnonymousContexts { get; set; }

    /// <summary>Whether payloads are compressed with gzip. Default false.</summary>
    public bool Compress { get; set; }
}
