using Halyard.Evaluation.Flags;
using Halyard.Evaluation.Targeting;
using Halyard.Evaluation.Wire;
using Halyard.Server.Changes;
using Halyard.Server.Storage;

namespace Halyard.Server.Delivery;

/// <summary>Reads what environments are to deliver out of what people manage.</summary>
internal sealed class FeedReader(Session session)
{
    private readonly Dictionary<long, IReadOnlyList<IReadOnlyDictionary<string, Flag>>> _projects = [];

    /// <summary>All of an environment. The flags of a project are read once, for all its environments.</summary>
    public async Task<FlagSnapshot> ReadAllAsync(EnvironmentPlace environment, CancellationToken cancellationToken)
    {
        if (!_projects.TryGetValue(environment.ProjectId, out var flags))
        {
            var rows = await DeliveryStore.ListFlagsAsync(session, environment.ProjectId, cancellationToken);
            _projects[environment.ProjectId] = flags = [.. rows.Select(static row => row.Deliver())];
        }

        var segments = await DeliveryStore.ListSegmentsAsync(session, environment.Id, cancellationToken);
        return FlagSnapshot.Create(new DataSet(
            [.. flags.Select(flag => flag.GetValueOrDefault(environment.Key)).OfType<Flag>()],
            [.. segments.Select(static row => row.Deliver())]));
    }

    /// <summary>What changes mean for a project's environments: of each flag and segment the newest state, in the order of the newest changes.</summary>
    public async Task<IReadOnlyList<(EnvironmentFeed Feed, FeedChange Change)>> ReadChangesAsync(
        IReadOnlyList<CommittedChange> changes, IReadOnlyCollection<EnvironmentFeed> feeds, CancellationToken cancellationToken)
    {
        var found = new List<(EnvironmentFeed, FeedChange)>();
        foreach (var change in NewestOfEach(changes))
        {
            var concerned = feeds.Where(feed => feed.Environment.Project == change.Row.ProjectKey).ToList();
            if (concerned.Count == 0)
            {
                continue;
            }

            var items = change.Row.Resource == ResourceKind.Flag
                ? await ReadFlagAsync(change.Row, concerned, cancellationToken)
                : await ReadSegmentAsync(change.Row, concerned, cancellationToken);
            found.AddRange(items.Select(item => (item.Feed, new FeedChange(item.Item, change))));
        }

        return found;
    }

    private static IEnumerable<CommittedChange> NewestOfEach(IReadOnlyList<CommittedChange> changes) => changes
        .Where(static change => change.Row.Resource is ResourceKind.Flag or ResourceKind.Segment)
        .GroupBy(static change => change.Row.Resource == ResourceKind.Flag
            ? (change.Row.Resource, change.Row.ProjectKey, null, change.Row.ResourceKey)
            : (change.Row.Resource, change.Row.ProjectKey, change.Row.EnvironmentKey, change.Row.ResourceKey))
        .Select(static changesOfOne => changesOfOne.Last())
        .OrderBy(static change => change.Row.Number);

    private async Task<IEnumerable<(EnvironmentFeed Feed, FeedItem Item)>> ReadFlagAsync(
        ChangeRow change, List<EnvironmentFeed> concerned, CancellationToken cancellationToken)
    {
        var row = await DeliveryStore.FindFlagAsync(session, concerned[0].Environment.ProjectId, change.ResourceKey, cancellationToken);
        var flags = row?.Deliver() ?? new Dictionary<string, Flag>();
        return concerned
            .Where(feed => flags.ContainsKey(feed.Environment.Key))
            .Select(feed => (feed, (FeedItem)new FeedItem.OfFlag(flags[feed.Environment.Key])));
    }

    private async Task<IEnumerable<(EnvironmentFeed Feed, FeedItem Item)>> ReadSegmentAsync(
        ChangeRow change, List<EnvironmentFeed> concerned, CancellationToken cancellationToken)
    {
        return concerned.Find(feed => feed.Environment.Key == change.EnvironmentKey) is { } feed
            && await DeliveryStore.FindSegmentAsync(session, feed.Environment.Id, change.ResourceKey, cancellationToken) is { } row
            ? [(feed, new FeedItem.OfSegment(row.Deliver()))]
            : [];
    }
}
