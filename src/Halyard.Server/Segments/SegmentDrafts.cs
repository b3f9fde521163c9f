using System.Collections.Immutable;
using System.Text.Json;

using Halyard.Api;
using Halyard.Api.Segments;
using Halyard.Server.Changes;
using Halyard.Server.Storage;

namespace Halyard.Server.Segments;

/// <summary>What history is told about changes of segments.</summary>
internal static class SegmentDrafts
{
    public static ChangeDraft Created(EnvironmentPlace place, SegmentDefinition segment) =>
        Draft(place, segment, ChangeAction.Created, ["Created the segment"], [Access(place, segment, "createSegment")]) with
        {
            After = ToJson(segment),
        };

    public static ChangeDraft Updated(EnvironmentPlace place, SegmentDefinition before, SegmentOutcome outcome) =>
        Draft(place, outcome.Segment, ChangeAction.Updated, outcome.Sentences, Accesses(place, before, outcome.Done)) with
        {
            Instructions = JsonSerializer.SerializeToElement(outcome.Done, ApiJson.Default.ImmutableArraySegmentInstruction),
            Before = ToJson(before),
            After = ToJson(outcome.Segment),
        };

    public static ChangeDraft Deleted(EnvironmentPlace place, SegmentDefinition segment) =>
        Draft(place, segment, ChangeAction.Deleted, ["Deleted the segment"], [Access(place, segment, "deleteSegment")]) with
        {
            Before = ToJson(segment),
        };

    /// <summary>The permissions that instructions need.</summary>
    public static IReadOnlyList<ChangeAccess> Accesses(
        EnvironmentPlace place, SegmentDefinition segment, ImmutableArray<SegmentInstruction> instructions) =>
        [.. instructions.Select(SegmentInstructions.ActionOf).Distinct().Select(action => Access(place, segment, action))];

    private static ChangeAccess Access(EnvironmentPlace place, SegmentDefinition segment, string action) =>
        new(action, SegmentSpecifier.Of(place, segment));

    private static ChangeDraft Draft(
        EnvironmentPlace place,
        SegmentDefinition segment,
        ChangeAction action,
        IReadOnlyList<string> sentences,
        IReadOnlyList<ChangeAccess> accesses) => new()
        {
            Resource = ResourceKind.Segment,
            Action = action,
            Project = place.Project,
            Environment = place.Key,
            Key = segment.Key,
            Name = segment.Name,
            Sentences = sentences,
            Accesses = accesses,
        };

    private static JsonElement ToJson(SegmentDefinition segment) =>
        JsonSerializer.SerializeToElement(segment, ApiJson.Default.SegmentDefinition);
}
