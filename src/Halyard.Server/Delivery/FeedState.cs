using Halyard.Evaluation.Targeting;

namespace Halyard.Server.Delivery;

/// <summary>What an environment delivers from one change to the next.</summary>
internal sealed class FeedState(long number, FlagSnapshot snapshot)
{
    private readonly Lazy<FeedPayload> _payload = new(() => new FeedPayload(snapshot));

    /// <summary>Counts the states of this feed in this process.</summary>
    public long Number => number;

    public FlagSnapshot Snapshot => snapshot;

    /// <summary>All of it, serialised when somebody first asks.</summary>
    public FeedPayload Payload => _payload.Value;

    public FeedState Next(FlagSnapshot next) => new(number + 1, next);
}
