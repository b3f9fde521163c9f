namespace Halyard.Server.Delivery;

/// <summary>What an environment is to deliver because of a change.</summary>
internal sealed record FeedChange(FeedItem Item, CommittedChange Change)
{
    public DateTimeOffset CommittedAt => DateTimeOffset.FromUnixTimeMilliseconds(Change.Row.At);
}
