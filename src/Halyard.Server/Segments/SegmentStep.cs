using Halyard.Api.Segments;
using Halyard.Server.Access;
using Halyard.Server.Hosting;
using Halyard.Server.Storage;

namespace Halyard.Server.Segments;

/// <summary>Finds out what a change makes of a segment, or why it may not be made. Writes nothing.</summary>
internal sealed class SegmentStep(Session session, Actor actor, DateTimeOffset at)
{
    public async Task<Result<SegmentOutcome>> ApplyAsync(
        EnvironmentPlace place, SegmentDefinition before, SegmentChange change, CancellationToken cancellationToken)
    {
        var accesses = SegmentDrafts.Accesses(place, before, change.Instructions);
        if ((Permissions.CheckAll(actor, accesses) ?? CheckVersion(before, change.ExpectedVersion)) is { } refusal)
        {
            return refusal;
        }

        var others = change.Instructions.Any(SegmentInstructions.NamesSegments)
            ? await SegmentStore.GetNestingAsync(session, place.Id, cancellationToken)
            : null;
        return SegmentInstructions.Apply(before, change.Instructions, new SegmentSurroundings(at, others));
    }

    private static Refusal? CheckVersion(SegmentDefinition segment, int? expected) => expected is null || expected == segment.Version
        ? null
        : new Refusal(
            RefusalCode.OptimisticLocking,
            $"Segment '{segment.Key}' is at version {segment.Version}; your change was made to version {expected}. Read it again and repeat the change.");
}
