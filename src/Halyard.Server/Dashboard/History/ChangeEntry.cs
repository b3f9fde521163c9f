using System.Text.Json;

using Halyard.Server.Access;
using Halyard.Server.Changes;

namespace Halyard.Server.Dashboard.History;

/// <summary>A row of history as it is shown.</summary>
public sealed record ChangeEntry
{
    public required string Id { get; init; }

    public required string Who { get; init; }

    /// <summary>By what means, when it was not the dashboard.</summary>
    public string? Via { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Key { get; init; }

    public required string Resource { get; init; }

    /// <summary>The page of what was changed, if there is one.</summary>
    public string? Url { get; init; }

    /// <summary>The version it made; 0 when it deleted.</summary>
    public int Version { get; init; }

    public required IReadOnlyList<string> Sentences { get; init; }

    public string? Comment { get; init; }

    public JsonElement? Before { get; init; }

    public JsonElement? After { get; init; }

    internal static ChangeEntry Of(Change change, string environment) => new()
    {
        Id = change.Id,
        Who = change.Actor.Name,
        Via = change.Actor.Kind == ActorKind.Token ? "API" : null,
        At = change.At,
        Key = change.What.Key,
        Resource = change.What.Resource.ToString(),
        Url = UrlOf(change.What, environment),
        Version = change.AfterVersion(),
        Sentences = change.What.Sentences,
        Comment = string.IsNullOrWhiteSpace(change.Comment) ? null : change.Comment,
        Before = change.What.Before,
        After = change.What.After,
    };

    private static string? UrlOf(ChangeDraft what, string environment) => what switch
    {
        { Action: ChangeAction.Deleted } or { Project: null } => null,
        { Resource: ResourceKind.Flag } => DashboardUrls.Flag(what.Project, what.Environment ?? environment, what.Key),
        { Resource: ResourceKind.Segment } => DashboardUrls.Segment(what.Project, what.Environment ?? environment, what.Key),
        _ => null,
    };
}
